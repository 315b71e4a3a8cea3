#!/bin/sh
# Run once by the official image: a database for each owner, so that no role can open another's.
set -eu
psql --username postgres --set=ledger="$LEDGER_PASSWORD" --set=read_model="$READ_MODEL_PASSWORD" <<'SQL'
create role plans login password :'ledger';
create database plans_ledger owner plans;
revoke connect on database plans_ledger from public;
create role projector login password :'read_model';
create database read_models owner projector;
revoke connect on database read_models from public;
SQL
