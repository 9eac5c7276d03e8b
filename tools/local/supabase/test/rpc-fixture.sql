create table public.notes (id int primary key, owner uuid, tags text[] not null default '{}', embedding vector(3));
alter table public.notes enable row level security;
create policy notes_read on public.notes for select to authenticated using (owner = (select auth.uid()));
grant select on public.notes to authenticated, service_role;

create function public.add(a int, b int default 10) returns int language sql immutable as 'select a + b';
create function public.countdown(from_number int) returns setof int language sql stable as 'select generate_series(from_number, 1, -1)';
create function public.who() returns table (uid uuid, role text, login text, claim text) language sql stable as $$
  select auth.uid(), auth.role(), current_user::text, auth.jwt() ->> 'email'
$$;
create function public.with_tag(wanted text[]) returns setof public.notes language sql stable as 'select * from public.notes where tags @> wanted order by id';
create function public.nearest(query_embedding vector(3), match_count int default 5) returns table (id int, distance float8) language sql stable as $$
  select id, embedding <=> query_embedding from public.notes order by 2, 1 limit match_count
$$;
create function public.echo(value jsonb, words text[]) returns jsonb language sql stable as $$ select value || jsonb_build_object('words', words) $$;
create function public.nothing() returns void language sql volatile as 'select null::void';
create function public.fail() returns int language plpgsql stable as $$ begin raise exception 'no' using detail = 'because', hint = 'ask later'; end $$;
create function public.write_note(new_id int) returns int language sql volatile security definer set search_path = '' as
  'insert into public.notes (id) values (new_id) returning id';
create function public.for_service() returns int language sql stable as 'select 7';
revoke execute on function public.for_service() from public;
grant execute on function public.for_service() to service_role;
create function public.for_athletes() returns int language sql stable as 'select 8';
revoke execute on function public.for_athletes() from public;
grant execute on function public.for_athletes() to authenticated;
create function public.not_listed() returns int language sql stable as 'select 9';
