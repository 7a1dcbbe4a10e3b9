-- What is known of a review, sealed to the team beside its invitation: who, born when,
-- held when, and how the child took part. The version keeps two workers from writing
-- over each other unread.
create table review_notes (
    invitation text primary key references invitations (id),
    epoch bigint not null references team_keys (epoch),
    version bigint not null,
    sealed text not null,
    written_by text not null references members (id),
    goes_at bigint not null
);
create index review_notes_going on review_notes (goes_at);
