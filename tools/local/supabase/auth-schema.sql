-- What Supabase brings along and our migrations build upon: the API roles, auth.uid() and the tables of its Auth server.
-- Applied before the migrations in embedded mode only, as superuser; running it again changes nothing. PostgreSQL 15 or newer.

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('supabase_stand_in', 'login noinherit')
    ) as roles(name, options)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      execute format('create role %I %s', wanted.name, wanted.options);
    end if;
  end loop;
end $$;

-- The stand-in's own login: it may become an API role for one transaction, and owns nothing.
grant anon, authenticated, service_role to supabase_stand_in;

create extension if not exists vector;

-- Not every build of Postgres carries pgcrypto (PGlite loads it as a module of its own); the stand-in works without.
do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pgcrypto') then
    create extension if not exists pgcrypto;
  end if;
end $$;

create schema if not exists auth;
grant usage on schema auth to public;
grant usage on schema public to anon, authenticated, service_role;

create or replace function auth.jwt() returns jsonb language sql stable set search_path = '' as $$
  select nullif(current_setting('request.jwt.claims', true), '')::jsonb
$$;

create or replace function auth.uid() returns uuid language sql stable set search_path = '' as $$
  select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid
$$;

create or replace function auth.role() returns text language sql stable set search_path = '' as $$
  select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role', '')
$$;

create table if not exists auth.users (
  id uuid primary key default gen_random_uuid(),
  aud text not null default 'authenticated',
  role text not null default 'authenticated',
  email text unique check (email = lower(email)),
  phone text unique,
  encrypted_password text,
  email_confirmed_at timestamptz,
  phone_confirmed_at timestamptz,
  confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
  last_sign_in_at timestamptz,
  raw_app_meta_data jsonb not null default '{"provider": "email", "providers": ["email"]}',
  raw_user_meta_data jsonb not null default '{}',
  is_anonymous boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table if not exists auth.sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  aal text not null default 'aal1',
  -- How the user proved who they are: password, oauth or otp (the link of a mail), what `amr` says.
  method text not null default 'password',
  created_at timestamptz not null default now(),
  refreshed_at timestamptz
);
create index if not exists sessions_user_id on auth.sessions (user_id);

-- Tokens are kept as their SHA-256. A family is everything that descends from one sign-in.
create table if not exists auth.refresh_tokens (
  id bigint generated always as identity primary key,
  token text not null unique,
  family uuid not null references auth.sessions (id) on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index if not exists refresh_tokens_family on auth.refresh_tokens (family);

-- What the links of mails carry, as SHA-256. Used, replaced or expired they are gone.
create table if not exists auth.one_time_tokens (
  token_hash text primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index if not exists one_time_tokens_user_id on auth.one_time_tokens (user_id);

-- The stand-in delivers its mails here instead of by SMTP. They go with their user.
create table if not exists auth.mails (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  recipient text not null,
  subject text not null,
  body text not null,
  link text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index if not exists mails_user_id on auth.mails (user_id);

-- Opens a session with its first refresh token and returns the user, or nothing when the user is gone.
create or replace function auth.open_session(for_user uuid, new_session uuid, first_token text, by_method text) returns setof auth.users
language plpgsql set search_path = '' as $$
begin
  update auth.users set last_sign_in_at = now() where id = for_user;
  if not found then return; end if;
  insert into auth.sessions (id, user_id, method) values (new_session, for_user, by_method);
  insert into auth.refresh_tokens (token, family) values (first_token, new_session);
  return query select * from auth.users where id = for_user;
end $$;

-- Keeps a mail with a one-time link for whoever has this e-mail; for nobody it does nothing. Only the newest link of a user is good.
create or replace function auth.send_recovery(for_email text, hashed_token text, lifetime interval, mail jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  receiver uuid;
begin
  delete from auth.mails where expires_at <= now();
  delete from auth.one_time_tokens where expires_at <= now();
  select id into receiver from auth.users where email = for_email;
  if not found then return; end if;
  delete from auth.one_time_tokens where user_id = receiver;
  insert into auth.one_time_tokens (token_hash, user_id, expires_at) values (hashed_token, receiver, now() + lifetime);
  insert into auth.mails (user_id, recipient, subject, body, link, expires_at)
  values (receiver, for_email, mail ->> 'subject', mail ->> 'body', mail ->> 'link', now() + lifetime);
end $$;

-- Uses a one-time token up: confirms the address it was sent to and opens a session. Nothing when the token is not (or no longer) good.
create or replace function auth.redeem_recovery(hashed_token text, of_email text, new_session uuid, first_token text) returns setof auth.users
language plpgsql set search_path = '' as $$
declare
  redeemer uuid;
begin
  delete from auth.one_time_tokens t using auth.users u
  where t.token_hash = hashed_token and t.expires_at > now() and u.id = t.user_id and u.email = coalesce(of_email, u.email)
  returning t.user_id into redeemer;
  if not found then return; end if;
  update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()) where id = redeemer;
  return query select * from auth.open_session(redeemer, new_session, first_token, 'otp');
end $$;

-- Finds the user of this e-mail or makes one, and notes the provider that vouched for it. Nothing when a new one may not be made.
create or replace function auth.user_of_provider(of_email text, by_provider text, may_create boolean) returns setof auth.users
language plpgsql set search_path = '' as $$
begin
  if may_create then
    insert into auth.users (email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
    values (of_email, now(), jsonb_build_object('provider', by_provider, 'providers', jsonb_build_array(by_provider)),
      jsonb_build_object('email', of_email, 'email_verified', true))
    on conflict (email) do nothing;
  end if;
  return query update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()),
    raw_app_meta_data = case
      when raw_app_meta_data -> 'providers' ? by_provider then raw_app_meta_data
      else raw_app_meta_data || jsonb_build_object('providers', coalesce(raw_app_meta_data -> 'providers', '[]') || to_jsonb(by_provider))
    end
    where email = of_email returning *;
end $$;

-- Exchanges a refresh token for its successor. The same token within the grace time gives the same, still unused successor:
-- two tabs may refresh at once. Any later use means that somebody holds a copy, and ends the whole family.
create or replace function auth.rotate_refresh_token(presented text, successor text, grace interval, out outcome text, out session auth.sessions)
language plpgsql set search_path = '' as $$
declare
  held auth.refresh_tokens;
begin
  select * into held from auth.refresh_tokens where token = presented for update;
  if held.id is null then
    outcome := 'not_found';
  elsif held.used_at is null then
    update auth.refresh_tokens set used_at = clock_timestamp() where id = held.id;
    insert into auth.refresh_tokens (token, family) values (successor, held.family);
    update auth.sessions set refreshed_at = now() where id = held.family returning * into session;
    outcome := 'rotated';
  elsif held.used_at > clock_timestamp() - grace
    and exists (select from auth.refresh_tokens where token = successor and used_at is null) then
    select * into session from auth.sessions where id = held.family;
    outcome := 'rotated';
  else
    delete from auth.sessions where id = held.family;
    outcome := 'reused';
  end if;
end $$;

revoke execute on function auth.open_session(uuid, uuid, text, text), auth.rotate_refresh_token(text, text, interval),
  auth.send_recovery(text, text, interval, jsonb), auth.redeem_recovery(text, text, uuid, text),
  auth.user_of_provider(text, text, boolean) from public;
grant execute on function auth.open_session(uuid, uuid, text, text), auth.rotate_refresh_token(text, text, interval),
  auth.send_recovery(text, text, interval, jsonb), auth.redeem_recovery(text, text, uuid, text),
  auth.user_of_provider(text, text, boolean) to supabase_stand_in;
grant select, insert, update, delete on auth.users, auth.sessions, auth.refresh_tokens, auth.one_time_tokens, auth.mails to supabase_stand_in;
