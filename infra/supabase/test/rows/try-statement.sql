-- What happens when somebody runs a statement, and nothing of it is left: the inner block is always rolled back, role and claims with it.
-- y it touched rows   o it touched none, or row level security refused them   k a key refused it   - permission denied, or a view that
-- nobody can write   else the SQLSTATE
create function pg_temp.try_statement(p_role name, p_claims text, p_before text, p_statement text) returns text language plpgsql as $$
declare
  touched bigint;
  state text;
  words text;
begin
  if p_before is not null then
    -- Only for arranging: rows that point at the one that is taken away stay where they are.
    set local session_replication_role = replica;
    execute p_before;
    set local session_replication_role = origin;
  end if;
  perform set_config('request.jwt.claims', p_claims, true);
  execute format('set local role %I', p_role);
  execute p_statement;
  get diagnostics touched = row_count;
  -- Keys that are looked at only at the end of a transaction are looked at now.
  set constraints all immediate;
  raise exception using errcode = 'RB001', message = touched::text;
exception when others then
  get stacked diagnostics state = returned_sqlstate, words = message_text;
  return case
    when state = 'RB001' then case when words = '0' then 'o' else 'y' end
    when state = '42501' and words like '%row-level security%' then 'o'
    when state in ('42501', '55000') then '-'
    when state = '23503' then 'k'
    else state
  end;
end $$;
