import { ServiceError, type Conversation, type listConversations as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { storableText } from '../db/storable.ts';
import { previewHit } from './preview-hit.ts';

interface FoundPage {
  /** `content`: the newest message with the text; null when only the title has it. */
  found: { conversation: Conversation; content: string | null }[];
  more: boolean;
}

/** A text for ILIKE: found anywhere, its wildcards meaning themselves. */
export const toPattern = (search: string): string => `%${storableText(search).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/**
 * The athlete's conversations whose title or messages contain `search` in any case, the one with the newest message first; the preview of each
 * is the line that was found. Superseded messages are not searched. `before` is the last id of the page before.
 */
export async function searchConversations(
  input: z.output<typeof contract.input> & { search: string },
  deps: { database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  const { athleteId, search, before, limit } = input;
  const page = await deps.database.call<FoundPage | { unplaced: true }>('search_conversations', [
    athleteId,
    toPattern(search),
    before ?? null,
    limit,
  ]);
  if ('unplaced' in page) throw new ServiceError('invalid', 'There is no such conversation to go on from', { field: 'before' });
  const conversations = page.found.map(({ conversation, content }) =>
    content === null ? conversation : { ...conversation, lastMessagePreview: previewHit(content, search) },
  );
  return { conversations, more: page.more };
}
