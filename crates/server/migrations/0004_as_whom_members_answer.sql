-- As whom a member answers young people: a role's word, empty until it is said.
alter table members add column answers_as text not null default '';
