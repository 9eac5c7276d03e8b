#!/bin/sh
# What Supabase brings along in its own image: the role its auth server owns its schema with, the one PostgREST signs in as, and the three it may become.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -d postgres -v auth="$AUTH_DATABASE_PASSWORD" -v rest="$REST_DATABASE_PASSWORD" <<'SQL'
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role supabase_auth_admin login noinherit createrole password :'auth';
create role authenticator login noinherit password :'rest';
grant anon, authenticated, service_role to authenticator;
grant create on database postgres to supabase_auth_admin;
create schema auth authorization supabase_auth_admin;
alter role supabase_auth_admin set search_path = auth;
grant usage on schema auth to anon, authenticated, service_role;
SQL
