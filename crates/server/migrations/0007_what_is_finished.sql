-- The inbox's order again, for what is finished and for what is not: `finished!` in
-- src/store/inbox.rs asks with the same words.
create index submissions_finished on submissions
    ((case when stage in ('done', 'not_possible') then 1 else 0 end), place, sort_at, id);
