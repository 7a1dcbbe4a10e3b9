-- One body of SQL for SQLite and PostgreSQL: text and bigint only.
-- Instants are seconds since 1970 in UTC; a submission's is cut to its hour.
-- Every column is explained in docs/PRIVACY.md.

create table members (
    id text primary key,
    name text not null,
    sign_in_name text not null unique,
    role text not null,
    password text not null,
    made_at bigint not null
);

-- At most one row: making it is what makes the first lead the only first lead.
create table first_run (
    one bigint primary key check (one = 1),
    lead text not null references members (id)
);

create table setup_codes (
    code_sha256 text primary key,
    made_at bigint not null
);

create table sessions (
    token_sha256 text primary key,
    member text not null references members (id),
    made_at bigint not null,
    seen_at bigint not null,
    ends_at bigint not null
);

-- Wrong passwords and setup codes, by the SHA-256 of what was tried to be entered.
create table attempts (
    subject text primary key,
    failed bigint not null,
    since bigint not null
);

create table team_keys (
    epoch bigint primary key,
    team text not null,
    suite text not null,
    public_key text not null,
    readers text not null,
    opened_within_working_days bigint not null,
    wrapped_for_recovery text not null,
    sheet_confirmed bigint not null,
    made_at bigint not null
);

create table member_keys (
    epoch bigint not null references team_keys (epoch),
    member text not null references members (id),
    wrapped text not null,
    primary key (epoch, member)
);

-- `place` and `sort_at` are the order of the inbox, kept so that a page of it is
-- one walk along an index: 0 asks for contact, 1 unopened, 2 opened (newest first).
create table submissions (
    id text primary key,
    sha256 text not null,
    suite text not null,
    team text not null,
    epoch bigint not null references team_keys (epoch),
    form text not null,
    form_version bigint not null,
    contact bigint not null,
    supersedes text,
    sealed text not null,
    received_at bigint not null,
    place bigint not null,
    sort_at bigint not null,
    opened_by text references members (id),
    opened_at bigint
);
create index submissions_inbox on submissions (place, sort_at, id);

-- What was done at the desk, each row bound to the one before it.
create table audit (
    seq bigint primary key,
    at bigint not null,
    actor text not null,
    event text not null,
    subject text not null,
    hash text not null
);

-- One row: the chain's last link. Taking it is what puts events in one order.
create table audit_head (
    one bigint primary key check (one = 1),
    seq bigint not null,
    hash text not null
);
insert into audit_head (one, seq, hash) values (1, 0, '');
