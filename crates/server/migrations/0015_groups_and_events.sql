-- When groups meet. `event` is what everybody sees, as JSON; its day and the hour it begins
-- are there once more to be sorted by. `place` is for who holds groups, `came` a number for
-- staff. `notes` are what was said, as JSON, and `notes_published` is 1 once phones show
-- them. `consultation` is the id of one that was asked there.
create table events (
    id text primary key,
    day text not null,
    begins text not null,
    event text not null,
    place text not null,
    came bigint,
    notes text not null,
    notes_published bigint not null,
    consultation text,
    revision bigint not null
);
create index events_by_day on events (day, begins, id);

-- The wall. `praise` is what everybody sees, as JSON. `submission` is the good news that it
-- came from, so that it is not put up twice; it goes with that.
create table wall (
    id text primary key,
    praise text not null,
    submission text unique,
    put_up_at bigint not null,
    revision bigint not null
);
create index wall_newest on wall (put_up_at, id);
