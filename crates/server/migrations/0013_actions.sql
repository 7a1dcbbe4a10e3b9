-- Actions: what is done about what young people said. `written` is what staff wrote and
-- `updates` what they said of it since, as JSON. `stood_on` is the day on which its stage
-- last changed, `shown_on` the day on which it was last published or taken back.
create table actions (
    id text primary key,
    written text not null,
    updates text not null,
    stage text not null,
    published bigint not null,
    was_published bigint not null,
    made_on text not null,
    stood_on text not null,
    shown_on text not null,
    made_at bigint not null,
    revision bigint not null
);

-- Whether it happened, as one device says. `mark` is a keyed hash: marks of other actions
-- cannot be told to be the same device's. Gone when nothing more is counted.
create table action_says (
    mark text primary key,
    action text not null,
    did bigint not null
);
create index action_says_of on action_says (action);

-- How many say so: now, and when the figures last moved. `changes` is how many came or
-- changed since; `stopped` is 1 once nothing more is counted. Whoever writes what is said
-- of an action takes this row first.
create table action_counts (
    action text primary key,
    did bigint not null,
    did_not bigint not null,
    shown_did bigint not null,
    shown_did_not bigint not null,
    changes bigint not null,
    stopped bigint not null
);
