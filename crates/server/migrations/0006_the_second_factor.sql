-- The second factor of members, and sessions in two halves.
-- Every column is explained in docs/PRIVACY.md.

-- `sealed` opens with a key that is not in the database. `last_step` is the newest
-- code that was taken: no code is taken twice.
create table factors (
    member text primary key references members (id),
    sealed text not null,
    last_step bigint not null,
    made_at bigint not null
);

create table spare_codes (
    code_sha256 text primary key,
    member text not null references members (id)
);
create index spare_codes_member on spare_codes (member);

-- What the key outside the database must be: a hash of it.
create table factor_key (
    one bigint primary key check (one = 1),
    check_sha256 text not null
);

-- After the password, before the second factor. `drawn` is one that is being set up.
create table half_sessions (
    token_sha256 text primary key,
    member text not null references members (id),
    drawn text,
    ends_at bigint not null
);

-- Sessions that began with a password alone end here.
delete from sessions;
alter table sessions add column id text not null default '';
alter table sessions add column proved_at bigint not null default 0;
alter table sessions add column drawn text;
create unique index sessions_id on sessions (id);
