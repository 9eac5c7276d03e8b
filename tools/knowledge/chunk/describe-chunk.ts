import { createHash } from 'node:crypto';
import { textsToEmbed, type Chunk, type CountTokens } from './chunk.ts';
import { topicTags } from './topic-tags.ts';

/** What follows from the place and the text of a passage: topics, sizes, hash. */
export function describeChunk(
  passage: Pick<Chunk, 'source_name' | 'heading_path' | 'section' | 'content' | 'asked_as'> & { keys: readonly string[] },
  countTokens: CountTokens,
): Omit<Chunk, 'id' | 'source_doc' | 'chunk_index'> {
  const { keys, ...told } = passage;
  return {
    ...told,
    topic_tags: topicTags(told.heading_path, told.content),
    source_keys: [...new Set(keys)].toSorted(),
    word_count: told.content.split(/\s+/).filter(Boolean).length,
    est_tokens: countTokens(told.content),
    content_sha: createHash('sha256').update(textsToEmbed(told).join('\n\n')).digest('hex'),
  };
}
