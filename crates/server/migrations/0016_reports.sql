-- Reports to the panel. `written` is what staff wrote, as JSON. `figures` are the figures
-- that were shown when it was frozen, as JSON, with who froze it and on which day; all
-- three are null for a draft. `requests_from` and `requests_to` are the days whose requests
-- a frozen one counted itself; no two of those overlap.
create table reports (
    id text primary key,
    written text not null,
    period_from text not null,
    period_to text not null,
    revision bigint not null,
    made_at bigint not null,
    figures text,
    frozen_by text,
    frozen_on text,
    requests_from text,
    requests_to text
);
create index reports_newest on reports (period_to, made_at);
