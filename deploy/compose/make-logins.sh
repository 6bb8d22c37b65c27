#!/bin/sh
# Run once by PostgreSQL's image, as its superuser, on an empty data directory: the database and its three logins.
# Passwords are read by psql from the files, so that none stands in an argument or in the environment.
set -eu
secrets=${SECRETS:-/run/secrets}

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<SQL
\set owner_password \`cat $secrets/owner-password\`
\set service_password \`cat $secrets/service-password\`
\set backup_password \`cat $secrets/backup-password\`
CREATE ROLE docket_owner LOGIN CREATEROLE PASSWORD :'owner_password';
CREATE ROLE docket_service LOGIN PASSWORD :'service_password';
CREATE ROLE docket_backup LOGIN REPLICATION PASSWORD :'backup_password';
CREATE DATABASE docket OWNER docket_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE docket FROM PUBLIC;
GRANT CONNECT ON DATABASE docket TO docket_service;
SQL

# "all" in the image's own lines does not stand for replication.
echo 'host replication docket_backup all scram-sha-256' >> "$PGDATA/pg_hba.conf"
