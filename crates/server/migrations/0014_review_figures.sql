-- Figures of reviews that are frozen: of which days, what is shown of them (as JSON, small
-- numbers already hidden in the worker's browser), who froze them and on which day.
create table review_figures (
    id text primary key,
    from_on text not null unique,
    to_on text not null,
    figures text not null,
    frozen_by text not null,
    frozen_on text not null
);

-- What periods counted, sealed to the team: for a longer period that is not over, and so
-- that nothing is counted twice. Gone on `goes_on`.
create table review_counts (
    id text primary key,
    from_on text not null unique,
    to_on text not null,
    epoch bigint not null references team_keys (epoch),
    sealed text not null,
    kept_by text not null,
    kept_on text not null,
    goes_on text not null
);
create index review_counts_going on review_counts (goes_on);
