-- A rating of a promise by one device in one quarter. `mark` is a keyed hash: marks of
-- other promises and quarters cannot be told to be the same device's. Gone when the
-- quarter is closed.
create table pledge_ratings (
    mark text primary key,
    quarter text not null,
    promise text not null,
    band text not null,
    rating text not null,
    turn bigint not null
);

-- How many rated so: `people` now, and `shown` when the promise last had ten more.
create table pledge_counts (
    quarter text not null,
    promise text not null,
    band text not null,
    rating text not null,
    people bigint not null,
    shown bigint not null,
    primary key (quarter, promise, band, rating)
);

-- How many ratings of a promise came or changed since `shown` was last set.
create table pledge_steps (
    quarter text not null,
    promise text not null,
    changes bigint not null,
    primary key (quarter, promise)
);
