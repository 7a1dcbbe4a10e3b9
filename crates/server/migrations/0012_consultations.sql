-- Consultations. `asked` is what they ask, as JSON; its questions stay as they are once it
-- was opened, and its days are there once more to be sorted by. `stood_on` is the day on
-- which `standing` last changed. `number` stands for it in the tables below, from its
-- opening on.
create table consultations (
    id text primary key,
    number bigint unique,
    standing text not null,
    stood_on text not null,
    asked text not null,
    purpose text not null,
    on_home bigint not null,
    closes_on text not null,
    code text unique,
    what_changed text,
    revision bigint not null,
    made_at bigint not null
);
create index consultations_newest on consultations (made_at, id);

-- One answer. `mark` is a keyed hash, `chosen` says which numbers it was added to. Gone
-- when the figures are frozen.
create table consultation_answers (
    mark text primary key,
    consultation bigint not null,
    band bigint not null,
    area bigint not null,
    day bigint not null,
    group_nth bigint not null,
    chosen text not null
);

-- What is counted of a consultation altogether: how many answered, and how many came or
-- changed since the figures last moved; numbers by question and option, `numbers` now and
-- `shown` when they last moved; `areas` by age and area. Whoever writes any of its counts
-- takes this row first. `stopped` is 1 once nothing more is counted; `frozen` are the
-- figures that stay; `kept` is 0 once its answers have gone.
create table consultation_totals (
    consultation bigint primary key,
    turn bigint not null,
    people bigint not null,
    shown_people bigint not null,
    changes bigint not null,
    areas text not null,
    numbers text not null,
    shown text not null,
    stopped bigint not null,
    frozen text,
    kept bigint not null
);

-- The same numbers by day (since 1970) and age: how many answered, then question by
-- question and option by option, in one row, so that an answer changes one row and not
-- one for each of its choices.
create table consultation_days (
    consultation bigint not null,
    day bigint not null,
    band bigint not null,
    people bigint not null,
    numbers text not null,
    primary key (consultation, day, band)
);

-- Groups that answer on one tablet, by the hash of their pass.
create table consultation_groups (
    consultation bigint not null,
    nth bigint not null,
    pass_sha256 text unique,
    most bigint not null,
    finish text not null,
    made_on text not null,
    arrived bigint not null,
    primary key (consultation, nth)
);
