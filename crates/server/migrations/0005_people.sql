-- The people of the desk: how far each has come, their own key, who answers what.

-- invited, accepted, confirmed; removed. Only the confirmed can do anything.
alter table members add column standing text not null default 'confirmed';
alter table members add column confirmed_before bigint not null default 1;
-- The member's own key: its public half, and the private half in a box that only
-- their unlock phrase opens.
alter table members add column public_key text not null default '';
alter table members add column boxed_key text not null default '';
-- A one-time code, by its hash, until it is used or over.
alter table members add column code_sha256 text;
alter table members add column code_ends_at bigint;
-- The newest key they were ever given: if they are removed, the team needs another.
alter table members add column knew_epoch bigint;
create unique index members_code on members (code_sha256);
update members set knew_epoch =
    (select max(epoch) from member_keys where member_keys.member = members.id);

-- Made with the team's key over the member's public key.
alter table member_keys add column vouch text not null default '';

-- 1 once losing one phrase could lose no words: views sealed to it are taken for good.
alter table team_keys add column opened bigint not null default 0;
update team_keys set opened = sheet_confirmed;

alter table submissions add column assigned_to text references members (id);
create index submissions_assigned on submissions (assigned_to, place, sort_at, id)
    where assigned_to is not null;
