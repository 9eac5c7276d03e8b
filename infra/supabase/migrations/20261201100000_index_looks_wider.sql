-- As before, and the index looks the wider the more passages there are: measured on 50,000, of the ten nearest it found 0.75 at the width of 10,000
-- passages (where that finds 0.99), 0.88 at twice the width and 0.92 at three times, for 7, 10 and 13 ms.
create or replace function public.kc_nearest(query_embedding vector(1536), vectors_of text, pool int, only_tags text[] default null)
returns table (id text, distance float) language plpgsql stable set search_path = public, extensions, pg_temp as $$
declare
  scans text := current_setting('enable_seqscan');
  passages int;
begin
  if to_regclass('public.knowledge_chunks_hnsw') is null then
    return query
      select kc.id, (kc.embedding <=> query_embedding)::float from public.knowledge_chunks kc
      where kc.embedding_model = vectors_of and (only_tags is null or kc.topic_tags && only_tags)
      order by kc.embedding <=> query_embedding, kc.id limit pool;
  else
    select c.passages into passages from public.kc_corpus c where c.name = 'library';
    perform set_config('hnsw.ef_search', least(greatest(pool * 2, 160, passages / 125), 1000)::text, true), set_config('hnsw.iterative_scan', 'strict_order', true),
      set_config('enable_seqscan', 'off', true);
    return query
      select kc.id, (kc.embedding <=> query_embedding)::float from public.knowledge_chunks kc
      where kc.embedding_model = vectors_of and (only_tags is null or kc.topic_tags && only_tags)
      order by kc.embedding <=> query_embedding limit pool;
    perform set_config('enable_seqscan', scans, true);
  end if;
end $$;
