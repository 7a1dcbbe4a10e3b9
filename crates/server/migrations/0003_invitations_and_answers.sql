-- Invitations: hashes, a MAC and sealed notes. Nothing here names anybody.
-- What gives a way in is emptied as soon as the invitation is over or taken back.
create table invitations (
    id text primary key,
    epoch bigint not null references team_keys (epoch),
    link_sha256 text unique,
    code_sha256 text unique,
    key_mac text not null,
    note_for_link text not null,
    note_for_code text not null,
    note_for_team text not null,
    made_at bigint not null,
    ends_at bigint not null,
    revoked_at bigint,
    answers bigint not null
);
create index invitations_newest on invitations (made_at, id);
create index invitations_ending on invitations (ends_at);

alter table submissions add column invitation text references invitations (id);
alter table submissions add column stage text;
alter table submissions add column in_record_at bigint;
create index submissions_invitation on submissions (invitation);
create index submissions_received on submissions (received_at);

-- The team's copies of what was said back.
create table answers (
    id text primary key,
    submission text not null references submissions (id),
    seq bigint not null,
    epoch bigint not null references team_keys (epoch),
    for_team text not null,
    said_by text not null references members (id),
    said_at bigint not null,
    unique (submission, seq)
);

-- The young people's copies, under the hash of what their return code looks for.
-- No column says which submission they answer.
create table receipts (
    lookup_sha256 text not null,
    seq bigint not null,
    sealed text not null,
    goes_at bigint not null,
    primary key (lookup_sha256, seq)
);
create index receipts_going on receipts (goes_at);
