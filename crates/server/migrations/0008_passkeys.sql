-- Passkeys beside the codes of a phone.
-- Every column is explained in docs/PRIVACY.md.

-- `kept` is the public half and what the device said of itself. `counter` is the newest
-- that was taken: a copy of the device falls behind it.
create table passkeys (
    id text primary key,
    member text not null references members (id),
    credential text not null,
    kept text not null,
    counter bigint not null,
    name text not null,
    made_at bigint not null,
    used_at bigint
);
create unique index passkeys_credential on passkeys (credential);
create index passkeys_member on passkeys (member);

-- What a session, or half a one, has asked a passkey for. Taken out before it is
-- looked at: no answer is looked at twice.
create table passkey_questions (
    token_sha256 text primary key,
    question text not null,
    ends_at bigint not null
);
