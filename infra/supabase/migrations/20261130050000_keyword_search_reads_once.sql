-- Keyword search reads each list of a word once: the same scores as before (20261130020000) from a plan that does not depend on statistics,
-- which the embedded database never collects. `offset 0` keeps a lookup by key a lookup.

-- Okapi BM25 (Robertson and Zaragoza 2009) with any-word semantics, asked twice: the second time with the fifteen words that set the five best
-- passages apart, which share `feedback` of the weight (the relevance model RM3 of Abdul-Jaleel and others 2004); they order what the question's
-- own words found and add nothing to it. `share` is how much of what the question's words could reach at most a passage reached the first time.
create or replace function public.bm25_search(
  query_text text, match_count int default 60, k1 float default 2, b float default 0.75, feedback float default 0.2, only_tags text[] default null
) returns table (id text, score float, share float) language sql stable set search_path = public, extensions, pg_temp as $$
  with corpus as materialized (
    select count(*)::float as n, avg(kl.l)::float as mean_l from public.kc_len kl
  ), known as materialized (
    select word.lexeme, cardinality(word.positions) as qf,
      coalesce((select df.n from public.kc_df df where df.lexeme = word.lexeme), 0) as n
    from unnest(public.kc_words(query_text)) word
  ), asked as materialized (
    select known.*, ln(1 + (corpus.n - known.n + 0.5) / (known.n + 0.5)) as idf from known cross join corpus
  ), total as materialized (
    select sum(qf)::float as words, sum(qf * idf) * (k1 + 1) as most from asked
  ), lists as materialized (
    select tf.id, asked.lexeme, asked.qf, asked.idf, tf.f
    from asked cross join lateral (select t.id, t.f from public.kc_tf t where t.lexeme = asked.lexeme offset 0) tf
  ), hits as materialized (
    select tf.*, k1 * (1 - b + b * kl.l / corpus.mean_l) as norm from lists tf join public.kc_len kl on kl.id = tf.id cross join corpus
    where only_tags is null or tf.id in (select kc.id from public.knowledge_chunks kc where kc.topic_tags && only_tags)
  ), first as materialized (
    select hits.id, hits.norm, sum(hits.qf * hits.idf * hits.f * (k1 + 1) / (hits.f + hits.norm)) as bm25 from hits group by hits.id, hits.norm
  ), leaders as materialized (
    select f.id, f.bm25 / sum(f.bm25) over () as weight, (select kl.l from public.kc_len kl where kl.id = f.id) as l
    from (select * from first where feedback > 0 order by bm25 desc, id limit 5) f
  ), beside as materialized (
    select tf.lexeme, sum(leaders.weight * tf.f / leaders.l) as weight, (select df.n from public.kc_df df where df.lexeme = tf.lexeme) as n
    from leaders cross join lateral (select t.lexeme, t.f from public.kc_tf t where t.id = leaders.id offset 0) tf group by tf.lexeme
  ), telling as materialized (
    select beside.lexeme, beside.n, beside.weight * ln(corpus.n / beside.n) as weight from beside cross join corpus
    where beside.n <= corpus.n * 0.3 order by weight desc, beside.lexeme limit 15
  ), wanted as materialized (
    select parts.lexeme, sum(parts.weight) * ln(1 + (corpus.n - parts.n + 0.5) / (parts.n + 0.5)) as weight from (
      select asked.lexeme, asked.n, (1 - feedback) * asked.qf as weight from asked
      union all
      select telling.lexeme, telling.n, feedback * total.words * telling.weight / nullif(sum(telling.weight) over (), 0) from telling cross join total
    ) parts cross join corpus group by parts.lexeme, parts.n, corpus.n
  ), added as materialized (
    select tf.id, tf.f, wanted.weight
    from wanted cross join lateral (select t.id, t.f from public.kc_tf t where t.lexeme = wanted.lexeme offset 0) tf
    where wanted.lexeme not in (select asked.lexeme from asked)
  ), again as materialized (
    select read.id, sum(read.weight * read.f * (k1 + 1) / (read.f + read.norm)) as bm25 from (
      select hits.id, hits.f, hits.norm, wanted.weight from hits join wanted on wanted.lexeme = hits.lexeme
      union all
      select first.id, added.f, first.norm, added.weight from added join first on first.id = added.id
    ) read group by read.id
  )
  select again.id, again.bm25::float, (first.bm25 / nullif(total.most, 0))::float
  from again join first on first.id = again.id cross join total
  order by again.bm25 desc, again.id
  limit match_count
$$;
