-- The knowledge base and its search: passages, BM25 in plain SQL, exact vector scan, fusion by rank; and the examples of the few-shot fallback.
-- There is no approximate index: below a few thousand rows an exact scan costs milliseconds and forgets nothing. Above that, HNSW.

-- Stemmed English words. A figure and its unit are two words, so that "1km" finds "1 km".
create function public.kc_words(words text) returns tsvector language sql immutable parallel safe set search_path = '' as $$
  select to_tsvector('pg_catalog.english', regexp_replace(words, '(\d)([[:alpha:]])', '\1 \2', 'g'))
$$;

create table public.knowledge_chunks (
  id text primary key,
  source_doc text not null,
  source_name text not null,
  section text not null,
  heading_path text not null,
  content text not null check (content <> ''),
  topic_tags text[] not null default '{}',
  source_keys text[] not null default '{}',
  chunk_index int not null check (chunk_index >= 0),
  word_count int not null,
  est_tokens int not null,
  content_sha text not null,
  embedding vector(1536),
  embedding_model text,
  managed_by text not null default 'knowledge-tool',
  fts tsvector generated always as (
    setweight(public.kc_words(heading_path), 'A') || setweight(public.kc_words(content), 'B')
  ) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (source_doc, chunk_index),
  check ((embedding is null) = (embedding_model is null))
);
-- A vector of 6 KB fits its page; kept out of line every distance would cost four more page reads.
alter table public.knowledge_chunks alter column embedding set storage plain;
create trigger knowledge_chunks_touch before update on public.knowledge_chunks for each row execute function public.touch_updated_at();

-- BM25 side tables, rebuilt in the transaction that publishes knowledge. `f` counts a heading word three times.
create table public.kc_tf (lexeme text not null, id text not null references public.knowledge_chunks (id) on delete cascade, f int not null, primary key (lexeme, id));
create table public.kc_len (id text primary key references public.knowledge_chunks (id) on delete cascade, l int not null);
create table public.kc_df (lexeme text primary key, n int not null);
create index kc_tf_id on public.kc_tf (id);

create table public.training_examples (
  id bigint generated always as identity primary key,
  example_key text not null unique,
  category text not null,
  user_message text not null,
  full_conversation jsonb not null check (jsonb_typeof(full_conversation) = 'array'),
  token_count int not null,
  embedding vector(1536),
  embedding_model text,
  created_at timestamptz not null default now(),
  check ((embedding is null) = (embedding_model is null))
);

do $$
declare t text;
begin
  foreach t in array array['knowledge_chunks', 'kc_tf', 'kc_len', 'kc_df', 'training_examples'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('revoke all on public.%I from public, anon, authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to svc_knowledge', t);
    execute format('create policy %I on public.%I for all to svc_knowledge using (true) with check (true)', t || '_publish', t);
    execute format('grant select on public.%I to svc_retrieval', t);
    execute format('create policy %I on public.%I for select to svc_retrieval using (true)', t || '_retrieval', t);
  end loop;
  -- Published coaching knowledge is public to read. Examples are conversations and are not.
  foreach t in array array['knowledge_chunks', 'kc_tf', 'kc_len', 'kc_df'] loop
    execute format('grant select on public.%I to anon, authenticated', t);
    execute format('create policy %I on public.%I for select to anon, authenticated using (true)', t || '_read', t);
  end loop;
end $$;

-- Search paths below: pgvector lives in `public` here and in `extensions` on many Supabase projects, and its operators have no
-- portable qualified name. Both schemas are named, a missing one is ignored, and nobody but the owner may create in either.

create function public.kc_rebuild_bm25() returns void language sql set search_path = public, extensions, pg_temp as $$
  delete from public.kc_tf;
  delete from public.kc_len;
  delete from public.kc_df;
  insert into public.kc_tf (lexeme, id, f)
    select word.lexeme, kc.id, cardinality(word.positions) + 2 * (select count(*)::int from unnest(word.weights) w where w = 'A')
    from public.knowledge_chunks kc, unnest(kc.fts) word;
  insert into public.kc_len (id, l) select tf.id, sum(tf.f)::int from public.kc_tf tf group by tf.id;
  insert into public.kc_df (lexeme, n) select tf.lexeme, count(*)::int from public.kc_tf tf group by tf.lexeme;
$$;

-- Okapi BM25 (Robertson and Zaragoza 2009) with any-word semantics: real questions hold words that no passage has.
create function public.bm25_search(query_text text, match_count int default 60, k1 float default 1.2, b float default 0.75)
returns table (id text, score float) language sql stable set search_path = public, extensions, pg_temp as $$
  with corpus as (
    select count(*)::float as n, avg(kl.l)::float as mean_l from public.kc_len kl
  ), asked as (
    select word.lexeme, cardinality(word.positions) as qf from unnest(public.kc_words(query_text)) word
  )
  select tf.id, sum(asked.qf * ln(1 + (corpus.n - df.n + 0.5) / (df.n + 0.5)) * tf.f * (k1 + 1) / (tf.f + k1 * (1 - b + b * kl.l / corpus.mean_l)))::float as bm25
  from asked
  join public.kc_df df on df.lexeme = asked.lexeme
  join public.kc_tf tf on tf.lexeme = asked.lexeme
  join public.kc_len kl on kl.id = tf.id
  cross join corpus
  group by tf.id
  order by bm25 desc, tf.id
  limit match_count
$$;

-- The model whose vectors fill the table when the caller names none: the vectors of two models are never compared.
create function public.kc_embedding_model() returns text language sql stable set search_path = public, extensions, pg_temp as $$
  select kc.embedding_model from public.knowledge_chunks kc where kc.embedding is not null
  group by kc.embedding_model order by count(*) desc, kc.embedding_model limit 1
$$;

-- Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) of both halves; equal scores are ordered by id. A null or zero vector,
-- or a weight of 0, leaves that half out; what is less alike than `min_similarity` counts as not found by meaning. The columns after `score` say how long a passage is and which half found it.
create function public.hybrid_search_chunks(
  query_text text,
  query_embedding vector(1536),
  match_count int default 5,
  full_text_weight float default 1,
  semantic_weight float default 1,
  rrf_k int default 50,
  pool int default 60,
  vectors_of text default null,
  min_similarity float default 0
) returns table (
  id text, content text, source_name text, section text, topic_tags text[], score float, est_tokens int, keyword_rank int, semantic_rank int
) language sql stable set search_path = public, extensions, pg_temp as $$
  with by_word as (
    select s.id, (row_number() over (order by s.score desc, s.id))::int as place
    from public.bm25_search(query_text, pool) s where full_text_weight > 0
  ), distances as (
    select kc.id, kc.embedding <=> query_embedding as distance from public.knowledge_chunks kc
    where semantic_weight > 0 and vector_norm(query_embedding) > 0
      and kc.embedding_model = coalesce(vectors_of, (select public.kc_embedding_model()))
  ), by_meaning as (
    select d.id, (row_number() over (order by d.distance, d.id))::int as place
    from distances d where d.distance < 1 - min_similarity order by d.distance, d.id limit pool
  ), fused as (
    select coalesce(w.id, m.id) as id, w.place as keyword_rank, m.place as semantic_rank,
      coalesce(full_text_weight / (rrf_k + w.place), 0) + coalesce(semantic_weight / (rrf_k + m.place), 0) as score
    from by_word w full outer join by_meaning m on m.id = w.id
  ), best as (
    select f.* from fused f order by f.score desc, f.id limit least(match_count, 30)
  )
  select kc.id, kc.content, kc.source_name, kc.section, kc.topic_tags, best.score, kc.est_tokens, best.keyword_rank, best.semantic_rank
  from best join public.knowledge_chunks kc on kc.id = best.id
  order by best.score desc, best.id
$$;

-- By meaning alone, above a similarity. For inspection; production searches are hybrid.
create function public.match_chunks(query_embedding vector(1536), match_threshold float default 0.75, match_count int default 5, vectors_of text default null)
returns table (id text, content text, source_name text, section text, topic_tags text[], similarity float)
language sql stable set search_path = public, extensions, pg_temp as $$
  select near.id, near.content, near.source_name, near.section, near.topic_tags, near.similarity from (
    select kc.id, kc.content, kc.source_name, kc.section, kc.topic_tags, 1 - (kc.embedding <=> query_embedding) as similarity
    from public.knowledge_chunks kc
    where vector_norm(query_embedding) > 0 and kc.embedding_model = coalesce(vectors_of, (select public.kc_embedding_model()))
  ) near
  where near.similarity > match_threshold
  order by near.similarity desc, near.id limit least(match_count, 30)
$$;

-- The nearest coaching examples by question, of one embedding model. For retrieval's own role only: examples come from people.
create function public.match_training_examples(query_embedding vector(1536), vectors_of text, match_count int default 3)
returns table (id bigint, category text, user_message text, full_conversation jsonb, token_count int, similarity float)
language sql stable set search_path = public, extensions, pg_temp as $$
  select near.id, near.category, near.user_message, near.full_conversation, near.token_count, near.similarity from (
    select te.*, 1 - (te.embedding <=> query_embedding) as similarity
    from public.training_examples te where vector_norm(query_embedding) > 0 and te.embedding_model = vectors_of
  ) near
  order by near.similarity desc, near.id limit least(match_count, 20)
$$;

revoke execute on function
  public.kc_rebuild_bm25(), public.kc_words(text), public.bm25_search(text, int, float, float), public.kc_embedding_model(),
  public.hybrid_search_chunks(text, vector, int, float, float, int, int, text, float), public.match_chunks(vector, float, int, text),
  public.match_training_examples(vector, text, int)
from public, anon, authenticated;
grant execute on function
  public.kc_words(text), public.bm25_search(text, int, float, float), public.kc_embedding_model(),
  public.hybrid_search_chunks(text, vector, int, float, float, int, int, text, float), public.match_chunks(vector, float, int, text)
to anon, authenticated, svc_retrieval, svc_knowledge;
grant execute on function public.kc_rebuild_bm25() to svc_knowledge;
grant execute on function public.match_training_examples(vector, text, int) to svc_retrieval;
