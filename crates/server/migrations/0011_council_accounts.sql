-- Accounts at the council's provider that members sign in with.
-- Every column is explained in docs/PRIVACY.md.

-- One account, one member; at one provider, one account each.
create table council_accounts (
    issuer text not null,
    subject text not null,
    member text not null references members (id),
    linked_at bigint not null,
    primary key (issuer, subject)
);
create unique index council_accounts_member on council_accounts (member, issuer);

-- Somebody has gone to the provider, and what must come back. Taken out before what
-- came is looked at: nothing is looked at twice.
create table council_attempts (
    cookie_sha256 text primary key,
    state_sha256 text not null,
    nonce text not null,
    verifier text not null,
    purpose text not null,
    member text not null,
    -- Of the session that wants a link, or of the one-time code that is used.
    secret_sha256 text not null,
    public_key text not null,
    boxed_key text not null,
    ends_at bigint not null
);
