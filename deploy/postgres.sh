#!/bin/sh
# Run once by the official image: a database for each owner, so that no role can open another's. Run again after an
# upgrade, it makes what is missing and leaves the rest alone.
set -eu

database() {
    psql --username postgres --quiet --set=ON_ERROR_STOP=1 --set=owner="$1" --set=database="$2" --set=password="$3" <<'SQL'
select format('create role %I login password %L', :'owner', :'password')
where not exists (select from pg_roles where rolname = :'owner') \gexec
select format('create database %I owner %I', :'database', :'owner')
where not exists (select from pg_database where datname = :'database') \gexec
revoke connect on database :"database" from public;
SQL
}

database plans plans_ledger "$PLANS_LEDGER_PASSWORD"
database reports reports_ledger "$REPORTS_LEDGER_PASSWORD"
database reports_vault reports_vault "$REPORTS_VAULT_PASSWORD"
database grants grants_ledger "$GRANTS_LEDGER_PASSWORD"
database training training_ledger "$TRAINING_LEDGER_PASSWORD"
database training_vault training_vault "$TRAINING_VAULT_PASSWORD"
database projector read_models "$READ_MODEL_PASSWORD"
