-- Keyword search follows a changed passage by that passage's rows alone. `kc_rebuild_bm25` stays for when nearly everything changed or the
-- tables were found stale; what both leave is the same.

-- Takes passages out of keyword search. Before they are deleted: the key that cascades takes their words with it, uncounted.
create function public.kc_unindex(ids text[]) returns void language sql set search_path = public, extensions, pg_temp as $$
  with gone as (
    delete from public.kc_tf tf where tf.id = any(ids) returning tf.lexeme
  ), fewer as (
    select gone.lexeme, count(*)::int as n from gone group by gone.lexeme
  ), lowered as (
    update public.kc_df df set n = df.n - fewer.n from fewer where df.lexeme = fewer.lexeme and df.n > fewer.n
  )
  delete from public.kc_df df using fewer where df.lexeme = fewer.lexeme and df.n <= fewer.n;
  delete from public.kc_len kl where kl.id = any(ids);
$$;

-- Puts passages into keyword search that are not in it. A heading word counts three times, a word of a question twice.
create function public.kc_index(ids text[]) returns void language sql set search_path = public, extensions, pg_temp as $$
  with words as (
    insert into public.kc_tf (lexeme, id, f)
      select word.lexeme, kc.id, (select sum(case w when 'A' then 3 when 'C' then 2 else 1 end)::int from unnest(word.weights) w)
      from public.knowledge_chunks kc, unnest(kc.fts) word where kc.id = any(ids)
    returning lexeme, id, f
  ), lengths as (
    insert into public.kc_len (id, l) select words.id, sum(words.f)::int from words group by words.id
  )
  insert into public.kc_df as df (lexeme, n) select words.lexeme, count(*)::int from words group by words.lexeme
  on conflict (lexeme) do update set n = df.n + excluded.n;
$$;

revoke execute on function public.kc_unindex(text[]), public.kc_index(text[]) from public, anon, authenticated;
grant execute on function public.kc_unindex(text[]), public.kc_index(text[]) to svc_knowledge;
