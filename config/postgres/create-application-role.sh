#!/bin/bash
# Run once by the postgres image, on an empty data folder. The application gets a role that is no
# superuser: row-level security does not hold for superusers.
set -euo pipefail

psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
  --set password="$HOOKLINE_DATABASE_PASSWORD" <<'SQL'
create role hookline login password :'password';
create database hookline owner hookline;
SQL
