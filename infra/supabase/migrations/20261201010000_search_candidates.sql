-- The search gives its candidates by id, many of them and without their text: the retrieval service keeps the texts it has read and puts the
-- candidates in order by what only texts tell (which words stand near each other, which words the best share). Feedback moves there with it.

drop function public.bm25_search(text, int, float, float, float, text[]);

-- Okapi BM25 (Robertson and Zaragoza 2009) with any-word semantics, each list of a word read once: a plan that does not depend on statistics, which
-- the embedded database never collects. `offset 0` keeps a lookup by key a lookup. Words that more than three passages in five have tell next to
-- nothing and have the longest lists: they are read only where a question has no other. `share` is how much of what the question's words could
-- reach at most a passage reached: words nobody wrote here count against it.
create function public.bm25_search(
  query_text text, match_count int default 60, k1 float default 2, b float default 0.75, only_tags text[] default null
) returns table (id text, score float, share float) language sql stable set search_path = public, extensions, pg_temp as $$
  with lengths as materialized (
    select kl.id, kl.l from public.kc_len kl
  ), corpus as materialized (
    select count(*)::float as n, avg(lengths.l)::float as mean_l from lengths
  ), known as materialized (
    select word.lexeme, cardinality(word.positions) as qf,
      coalesce((select df.n from public.kc_df df where df.lexeme = word.lexeme), 0) as n
    from unnest(public.kc_words(query_text)) word
  ), asked as materialized (
    select known.lexeme, known.n, known.qf * ln(1 + (corpus.n - known.n + 0.5) / (known.n + 0.5)) * (k1 + 1) as weight,
      known.n between 1 and 0.6 * corpus.n as telling
    from known cross join corpus
  ), hits as materialized (
    select tf.id, tf.f, asked.weight from asked cross join lateral (select t.id, t.f from public.kc_tf t where t.lexeme = asked.lexeme offset 0) tf
    where asked.telling or not exists (select 1 from asked other where other.telling)
  ), scored as (
    select hits.id, sum(hits.weight * hits.f / (hits.f + k1 * (1 - b + b * lengths.l / corpus.mean_l)))::float as bm25
    from hits join lengths on lengths.id = hits.id cross join corpus
    where only_tags is null or hits.id in (select kc.id from public.knowledge_chunks kc where kc.topic_tags && only_tags)
    group by hits.id
  )
  select scored.id, scored.bm25, scored.bm25 / (select nullif(sum(asked.weight), 0) from asked)
  from scored order by scored.bm25 desc, scored.id limit match_count
$$;

-- Both halves, fused. Without `rrf_k`: by how many standard deviations a passage stands above the last of its half's pool (CombSUM of
-- standardised scores, Fox and Shaw 1994). With it: by rank, as the hand-off asked (Cormack, Clarke and Büttcher 2009). Equal scores are ordered
-- by id. A null or zero vector, or a weight of 0, leaves that half out; what is less alike than `min_similarity` counts as not found by meaning.
-- `content_sha` tells a reader whether the text it keeps is still the one that was searched.
create function public.kc_candidates(
  query_text text,
  query_embedding vector(1536),
  match_count int default 60,
  full_text_weight float default 1,
  semantic_weight float default 1,
  rrf_k int default null,
  pool int default 60,
  vectors_of text default null,
  min_similarity float default 0,
  only_tags text[] default null
) returns table (
  id text, content_sha text, score float, keyword_rank int, semantic_rank int, keyword_score float, keyword_share float, semantic_score float
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
    select f.* from fused f order by f.score desc, f.id limit match_count
  )
  select kc.id, kc.content_sha, best.score, best.keyword_rank, best.semantic_rank, best.keyword_score, best.keyword_share, best.semantic_score
  from best join public.knowledge_chunks kc on kc.id = best.id
  order by best.score desc, best.id
$$;

-- The texts of candidates, for a reader that does not keep them yet.
create function public.kc_passages(ids text[]) returns table (
  id text, content_sha text, content text, asked_as text, source_name text, section text, est_tokens int, source_doc text, heading_path text, chunk_index int
) language sql stable set search_path = public, extensions, pg_temp as $$
  select kc.id, kc.content_sha, kc.content, kc.asked_as, kc.source_name, kc.section, kc.est_tokens, kc.source_doc, kc.heading_path, kc.chunk_index
  from public.knowledge_chunks kc where kc.id = any(ids) order by kc.id
$$;

-- The search of the hand-off, in one call: the candidates in the order of their fused halves, with their texts.
create or replace function public.hybrid_search_chunks(
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
  select kc.id, kc.content, kc.source_name, kc.section, kc.topic_tags, c.score, kc.est_tokens, c.keyword_rank, c.semantic_rank,
    c.keyword_score, c.keyword_share, c.semantic_score, kc.source_doc, kc.heading_path, kc.chunk_index
  from public.kc_candidates(
    query_text, query_embedding, least(match_count, 30), full_text_weight, semantic_weight, rrf_k, pool, vectors_of, min_similarity, only_tags
  ) c join public.knowledge_chunks kc on kc.id = c.id
  order by c.score desc, c.id
$$;

revoke execute on function
  public.bm25_search(text, int, float, float, text[]), public.kc_passages(text[]),
  public.kc_candidates(text, vector, int, float, float, int, int, text, float, text[])
from public, anon, authenticated;
grant execute on function
  public.bm25_search(text, int, float, float, text[]), public.kc_passages(text[]),
  public.kc_candidates(text, vector, int, float, float, int, int, text, float, text[])
to anon, authenticated, svc_retrieval, svc_knowledge;
