-- The search, tuned on judged questions (tools/evals/retrieval/README.md): what athletes ask of a passage is indexed with it, keyword search
-- learns from its own best hits, both halves are fused by how far they stand out, and large tables get an approximate index.

-- Questions in athletes' words that the passage answers. Searched, never shown and never part of an answer.
alter table public.knowledge_chunks add column asked_as text not null default '';
alter table public.knowledge_chunks drop column fts;
alter table public.knowledge_chunks add column fts tsvector generated always as (
  setweight(public.kc_words(heading_path), 'A') || setweight(public.kc_words(content), 'B') || setweight(public.kc_words(asked_as), 'C')
) stored;

-- A heading word counts three times, a word of a question twice.
create or replace function public.kc_rebuild_bm25() returns void language sql set search_path = public, extensions, pg_temp as $$
  delete from public.kc_tf;
  delete from public.kc_len;
  delete from public.kc_df;
  insert into public.kc_tf (lexeme, id, f)
    select word.lexeme, kc.id,
      (select sum(case w when 'A' then 3 when 'C' then 2 else 1 end)::int from unnest(word.weights) w)
    from public.knowledge_chunks kc, unnest(kc.fts) word;
  insert into public.kc_len (id, l) select tf.id, sum(tf.f)::int from public.kc_tf tf group by tf.id;
  insert into public.kc_df (lexeme, n) select tf.lexeme, count(*)::int from public.kc_tf tf group by tf.lexeme;
$$;
select public.kc_rebuild_bm25();

drop function public.hybrid_search_chunks(text, vector, int, float, float, int, int, text, float);
drop function public.bm25_search(text, int, float, float);

-- Okapi BM25 (Robertson and Zaragoza 2009) with any-word semantics, asked twice: the second time with the fifteen words that set the five best
-- passages apart, which share `feedback` of the weight (the relevance model RM3 of Abdul-Jaleel and others 2004); they order what the question's
-- own words found and add nothing to it. `share` is how much of
-- what the question's words could reach at most a passage reached the first time: words nobody wrote here count against it.
create function public.bm25_search(
  query_text text, match_count int default 60, k1 float default 2, b float default 0.75, feedback float default 0.2, only_tags text[] default null
) returns table (id text, score float, share float) language sql stable set search_path = public, extensions, pg_temp as $$
  with corpus as (
    select count(*)::float as n, avg(kl.l)::float as mean_l from public.kc_len kl
  ), asked as (
    select word.lexeme, cardinality(word.positions) as qf, ln(1 + (corpus.n - coalesce(df.n, 0) + 0.5) / (coalesce(df.n, 0) + 0.5)) as idf
    from unnest(public.kc_words(query_text)) word left join public.kc_df df on df.lexeme = word.lexeme cross join corpus
  ), total as (
    select sum(qf)::float as words, sum(qf * idf) * (k1 + 1) as most from asked
  ), first as (
    select tf.id, sum(asked.qf * asked.idf * tf.f * (k1 + 1) / (tf.f + k1 * (1 - b + b * kl.l / corpus.mean_l))) as bm25
    from asked join public.kc_tf tf on tf.lexeme = asked.lexeme join public.kc_len kl on kl.id = tf.id cross join corpus
    where only_tags is null or tf.id in (select kc.id from public.knowledge_chunks kc where kc.topic_tags && only_tags)
    group by tf.id
  ), leaders as (
    select f.id, f.bm25 / sum(f.bm25) over () as weight from (select * from first where feedback > 0 order by bm25 desc, id limit 5) f
  ), telling as (
    select tf.lexeme, sum(leaders.weight * tf.f / kl.l) * ln(corpus.n / df.n) as weight
    from leaders join public.kc_tf tf on tf.id = leaders.id join public.kc_len kl on kl.id = tf.id
      join public.kc_df df on df.lexeme = tf.lexeme cross join corpus
    where df.n <= corpus.n * 0.3
    group by tf.lexeme, df.n, corpus.n order by weight desc, tf.lexeme limit 15
  ), wanted as (
    select parts.lexeme, sum(parts.weight) as weight from (
      select asked.lexeme, (1 - feedback) * asked.qf as weight from asked
      union all
      select telling.lexeme, feedback * total.words * telling.weight / nullif(sum(telling.weight) over (), 0) from telling cross join total
    ) parts group by parts.lexeme
  ), again as (
    select tf.id, sum(
      wanted.weight * ln(1 + (corpus.n - df.n + 0.5) / (df.n + 0.5)) * tf.f * (k1 + 1) / (tf.f + k1 * (1 - b + b * kl.l / corpus.mean_l))
    ) as bm25
    from wanted join public.kc_df df on df.lexeme = wanted.lexeme join public.kc_tf tf on tf.lexeme = wanted.lexeme
      join public.kc_len kl on kl.id = tf.id cross join corpus
    where tf.id in (select first.id from first)
    group by tf.id
  )
  select again.id, again.bm25::float, (first.bm25 / nullif(total.most, 0))::float
  from again join first on first.id = again.id cross join total
  order by again.bm25 desc, again.id
  limit match_count
$$;

-- The passages closest in meaning, of one embedding model: an exact scan, or the index when there is one (`kc_fit_vector_index` decides by
-- count). The index looks at four times the pool at least and goes on until a filter has let enough through.
create function public.kc_nearest(query_embedding vector(1536), vectors_of text, pool int, only_tags text[] default null)
returns table (id text, distance float) language plpgsql stable set search_path = public, extensions, pg_temp as $$
begin
  if to_regclass('public.knowledge_chunks_hnsw') is null then
    return query
      select kc.id, (kc.embedding <=> query_embedding)::float from public.knowledge_chunks kc
      where kc.embedding_model = vectors_of and (only_tags is null or kc.topic_tags && only_tags)
      order by kc.embedding <=> query_embedding, kc.id limit pool;
  else
    perform set_config('hnsw.ef_search', least(greatest(pool * 4, 200), 1000)::text, true), set_config('hnsw.iterative_scan', 'strict_order', true);
    return query
      select kc.id, (kc.embedding <=> query_embedding)::float from public.knowledge_chunks kc
      where kc.embedding_model = vectors_of and (only_tags is null or kc.topic_tags && only_tags)
      order by kc.embedding <=> query_embedding limit pool;
  end if;
end $$;

-- Makes the approximate index when the table holds more than `above` vectors and drops it when it does not: below, an exact scan costs
-- milliseconds and forgets nothing. Called by whoever publishes; an index belongs to the owner of the table. Returns whether there is one.
create function public.kc_fit_vector_index(above int default 2000) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if (select count(*) from public.knowledge_chunks kc where kc.embedding is not null) <= above then
    drop index if exists public.knowledge_chunks_hnsw;
    return false;
  end if;
  -- pgvector lives in another schema on many Supabase projects.
  execute format('create index if not exists knowledge_chunks_hnsw on public.knowledge_chunks using hnsw (embedding %I.vector_cosine_ops)', (
    select space.nspname from pg_catalog.pg_opclass class join pg_catalog.pg_namespace space on space.oid = class.opcnamespace
    where class.opcname = 'vector_cosine_ops' limit 1
  ));
  return true;
end $$;

-- Both halves, fused. Without `rrf_k`: by how many standard deviations a passage stands above the last of its half's pool (CombSUM of
-- standardised scores, Fox and Shaw 1994). With it: by rank, as the hand-off asked (Cormack, Clarke and Büttcher 2009). Equal scores are ordered
-- by id. A null or zero vector, or a weight of 0, leaves that half out; what is less alike than `min_similarity` counts as not found by meaning.
create function public.hybrid_search_chunks(
  query_text text,
  query_embedding vector(1536),
  match_count int default 5,
  full_text_weight float default 1,
  semantic_weight float default 1,
  rrf_k int default null,
  pool int default 60,
  vectors_of text default null,
  min_similarity float default 0,
  only_tags text[] default null
) returns table (
  id text, content text, source_name text, section text, topic_tags text[], score float, est_tokens int, keyword_rank int, semantic_rank int,
  keyword_score float, keyword_share float, semantic_score float, source_doc text, heading_path text, chunk_index int
) language sql stable set search_path = public, extensions, pg_temp as $$
  with by_word as (
    select s.id, s.score as strength, s.share, (row_number() over (order by s.score desc, s.id))::int as place,
      coalesce((s.score - min(s.score) over ()) / nullif(stddev_pop(s.score) over (), 0), 1) as height
    from public.bm25_search(query_text, pool, only_tags => only_tags) s where full_text_weight > 0
  ), by_meaning as (
    select n.id, 1 - n.distance as strength, (row_number() over (order by n.distance, n.id))::int as place,
      coalesce((max(n.distance) over () - n.distance) / nullif(stddev_pop(n.distance) over (), 0), 1) as height
    from public.kc_nearest(query_embedding, coalesce(vectors_of, (select public.kc_embedding_model())), pool, only_tags) n
    where semantic_weight > 0 and vector_norm(query_embedding) > 0 and n.distance < 1 - min_similarity
  ), fused as (
    select coalesce(w.id, m.id) as id, w.place as keyword_rank, m.place as semantic_rank,
      w.strength as keyword_score, w.share as keyword_share, m.strength as semantic_score,
      coalesce(full_text_weight * case when rrf_k is null then w.height else 1.0 / (rrf_k + w.place) end, 0)
        + coalesce(semantic_weight * case when rrf_k is null then m.height else 1.0 / (rrf_k + m.place) end, 0) as score
    from by_word w full outer join by_meaning m on m.id = w.id
  ), best as (
    select f.* from fused f order by f.score desc, f.id limit least(match_count, 30)
  )
  select kc.id, kc.content, kc.source_name, kc.section, kc.topic_tags, best.score, kc.est_tokens, best.keyword_rank, best.semantic_rank,
    best.keyword_score, best.keyword_share, best.semantic_score, kc.source_doc, kc.heading_path, kc.chunk_index
  from best join public.knowledge_chunks kc on kc.id = best.id
  order by best.score desc, best.id
$$;

revoke execute on function
  public.bm25_search(text, int, float, float, float, text[]), public.kc_nearest(vector, text, int, text[]), public.kc_fit_vector_index(int),
  public.hybrid_search_chunks(text, vector, int, float, float, int, int, text, float, text[])
from public, anon, authenticated;
grant execute on function
  public.bm25_search(text, int, float, float, float, text[]), public.kc_nearest(vector, text, int, text[]),
  public.hybrid_search_chunks(text, vector, int, float, float, int, int, text, float, text[])
to anon, authenticated, svc_retrieval, svc_knowledge;
grant execute on function public.kc_fit_vector_index(int) to svc_knowledge;
