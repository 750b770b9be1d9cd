-- What people write on a version: tags and a description, as JSON.
alter table model_versions add column notes varchar;
