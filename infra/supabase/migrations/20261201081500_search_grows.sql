-- Keyword search that grows slower than its library: the lists of a question's rarer words give the candidates, and its common words, whose lists are
-- long and whose weight is small, are only looked up for the best of them. Lists that fit the budget together are read whole, as before.

-- The length of its passage stands beside each word, and the size of the whole in one row: reading a list needs no second table.
alter table public.kc_tf add column l int not null default 1;
create table public.kc_corpus (name text primary key, passages int not null, words bigint not null);
alter table public.kc_corpus enable row level security;
alter table public.kc_corpus force row level security;
revoke all on public.kc_corpus from public, anon, authenticated;
grant select, insert, update, delete on public.kc_corpus to svc_knowledge;
create policy kc_corpus_publish on public.kc_corpus for all to svc_knowledge using (true) with check (true);
grant select on public.kc_corpus to svc_retrieval, anon, authenticated;
create policy kc_corpus_retrieval on public.kc_corpus for select to svc_retrieval using (true);
create policy kc_corpus_read on public.kc_corpus for select to anon, authenticated using (true);

-- Counts the whole anew; a sum over one number per passage.
create function public.kc_count_corpus() returns void language sql set search_path = public, extensions, pg_temp as $$
  insert into public.kc_corpus (name, passages, words)
    select 'library', count(*)::int, coalesce(sum(kl.l), 0)::bigint from public.kc_len kl
  on conflict (name) do update set passages = excluded.passages, words = excluded.words;
$$;

-- A heading word counts three times, a word of a question twice. Written word by word: a list lies on few pages.
create or replace function public.kc_rebuild_bm25() returns void language sql set search_path = public, extensions, pg_temp as $$
  delete from public.kc_tf;
  delete from public.kc_len;
  delete from public.kc_df;
  insert into public.kc_tf (lexeme, id, f, l)
    select counted.lexeme, counted.id, counted.f, (sum(counted.f) over (partition by counted.id))::int from (
      select word.lexeme, kc.id, (select sum(case w when 'A' then 3 when 'C' then 2 else 1 end)::int from unnest(word.weights) w) as f
      from public.knowledge_chunks kc, unnest(kc.fts) word
    ) counted order by counted.lexeme, counted.id;
  insert into public.kc_len (id, l) select tf.id, sum(tf.f)::int from public.kc_tf tf group by tf.id;
  insert into public.kc_df (lexeme, n) select tf.lexeme, count(*)::int from public.kc_tf tf group by tf.lexeme;
  select public.kc_count_corpus();
$$;

create or replace function public.kc_unindex(ids text[]) returns void language sql set search_path = public, extensions, pg_temp as $$
  with gone as (
    delete from public.kc_tf tf where tf.id = any(ids) returning tf.lexeme
  ), fewer as (
    select gone.lexeme, count(*)::int as n from gone group by gone.lexeme
  ), lowered as (
    update public.kc_df df set n = df.n - fewer.n from fewer where df.lexeme = fewer.lexeme and df.n > fewer.n
  )
  delete from public.kc_df df using fewer where df.lexeme = fewer.lexeme and df.n <= fewer.n;
  delete from public.kc_len kl where kl.id = any(ids);
  select public.kc_count_corpus();
$$;

create or replace function public.kc_index(ids text[]) returns void language sql set search_path = public, extensions, pg_temp as $$
  with words as (
    insert into public.kc_tf (lexeme, id, f, l)
      select counted.lexeme, counted.id, counted.f, (sum(counted.f) over (partition by counted.id))::int from (
        select word.lexeme, kc.id, (select sum(case w when 'A' then 3 when 'C' then 2 else 1 end)::int from unnest(word.weights) w) as f
        from public.knowledge_chunks kc, unnest(kc.fts) word where kc.id = any(ids)
      ) counted
    returning lexeme, id, f
  ), lengths as (
    insert into public.kc_len (id, l) select words.id, sum(words.f)::int from words group by words.id
  )
  insert into public.kc_df as df (lexeme, n) select words.lexeme, count(*)::int from words group by words.lexeme
  on conflict (lexeme) do update set n = df.n + excluded.n;
  select public.kc_count_corpus();
$$;

-- Okapi BM25 (Robertson and Zaragoza 2009) with any-word semantics, each list of a word read once: a plan that does not depend on statistics, which
-- the embedded database never collects. `offset 0` keeps a lookup by key a lookup. Words that more than three passages in five have tell next to
-- nothing and are read only where a question has no other. Beyond `postings` entries the lists of the commoner words are not read (after MaxScore,
-- Turtle and Flood 1995): the 250 best of what the rarer words found have them looked up. The rarest word is always read. `share` is how
-- much of what the question's words could reach at most a passage reached: words nobody wrote here count against it.
drop function public.bm25_search(text, int, float, float, text[]);
create function public.bm25_search(
  query_text text, match_count int default 60, k1 float default 2, b float default 0.75, only_tags text[] default null, postings int default 4000
) returns table (id text, score float, share float) language sql stable set search_path = public, extensions, pg_temp as $$
  with corpus as materialized (
    select c.passages::float as n, c.words::float / nullif(c.passages, 0) as mean_l from public.kc_corpus c where c.name = 'library'
  ), known as materialized (
    select word.lexeme, cardinality(word.positions) as qf,
      coalesce((select df.n from public.kc_df df where df.lexeme = word.lexeme), 0) as n
    from unnest(public.kc_words(query_text)) word
  ), asked as materialized (
    select known.lexeme, known.n, known.qf * ln(1 + (corpus.n - known.n + 0.5) / (known.n + 0.5)) * (k1 + 1) as weight,
      known.n between 1 and 0.6 * corpus.n as telling
    from known cross join corpus
  ), wanted as materialized (
    select a.lexeme, a.weight, row_number() over rarest = 1 or sum(a.n) over rarest <= postings as listed
    from asked a where a.n > 0 and (a.telling or not exists (select 1 from asked other where other.telling))
    window rarest as (order by a.n, a.lexeme)
  ), listed as materialized (
    select tf.id, sum(wanted.weight * tf.f / (tf.f + k1 * (1 - b + b * tf.l / corpus.mean_l)))::float as bm25
    from wanted cross join lateral (select t.id, t.f, t.l from public.kc_tf t where t.lexeme = wanted.lexeme offset 0) tf cross join corpus
    where wanted.listed and (only_tags is null or tf.id in (select kc.id from public.knowledge_chunks kc where kc.topic_tags && only_tags))
    group by tf.id
  ), best as materialized (
    select listed.id, listed.bm25 from listed order by listed.bm25 desc, listed.id limit greatest(250, match_count)
  ), scored as materialized (
    select best.id, best.bm25 + coalesce((
      select sum(wanted.weight * tf.f / (tf.f + k1 * (1 - b + b * tf.l / corpus.mean_l)))
      from wanted cross join lateral (select t.f, t.l from public.kc_tf t where t.lexeme = wanted.lexeme and t.id = best.id offset 0) tf cross join corpus
      where not wanted.listed
    ), 0)::float as bm25
    from best
  )
  select scored.id, scored.bm25, scored.bm25 / (select nullif(sum(asked.weight), 0) from asked)
  from scored order by scored.bm25 desc, scored.id limit match_count
$$;

-- As before, and the index is used where there is one: without statistics, which the embedded database never collects, the planner takes the filter by
-- model for a rare one and sorts the whole table. The setting is put back, so that nothing after it in the transaction is planned otherwise.
create or replace function public.kc_nearest(query_embedding vector(1536), vectors_of text, pool int, only_tags text[] default null)
returns table (id text, distance float) language plpgsql stable set search_path = public, extensions, pg_temp as $$
declare
  scans text := current_setting('enable_seqscan');
begin
  if to_regclass('public.knowledge_chunks_hnsw') is null then
    return query
      select kc.id, (kc.embedding <=> query_embedding)::float from public.knowledge_chunks kc
      where kc.embedding_model = vectors_of and (only_tags is null or kc.topic_tags && only_tags)
      order by kc.embedding <=> query_embedding, kc.id limit pool;
  else
    perform set_config('hnsw.ef_search', least(greatest(pool * 2, 160), 1000)::text, true), set_config('hnsw.iterative_scan', 'strict_order', true),
      set_config('enable_seqscan', 'off', true);
    return query
      select kc.id, (kc.embedding <=> query_embedding)::float from public.knowledge_chunks kc
      where kc.embedding_model = vectors_of and (only_tags is null or kc.topic_tags && only_tags)
      order by kc.embedding <=> query_embedding limit pool;
    perform set_config('enable_seqscan', scans, true);
  end if;
end $$;

select public.kc_rebuild_bm25();

revoke execute on function public.bm25_search(text, int, float, float, text[], int), public.kc_count_corpus() from public, anon, authenticated;
grant execute on function public.bm25_search(text, int, float, float, text[], int) to anon, authenticated, svc_retrieval, svc_knowledge;
grant execute on function public.kc_count_corpus() to svc_knowledge;
