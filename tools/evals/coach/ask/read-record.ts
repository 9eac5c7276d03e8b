import { Notice, type ChatMessage } from '@hyrox/contracts';
import { z } from 'zod';
import type { Session } from '../../../local/client/open-session.ts';
import type { AnswerFacts } from '../checks/check-kind.ts';
import { callApi } from './api-client.ts';

const Export = z.object({
  messages: z.array(
    z.object({
      turn_id: z.string().nullable(),
      role: z.string(),
      content: z.string(),
      prompt_version: z.string().nullable(),
      rag_chunks_used: z.array(z.string()).nullable(),
      notices: z.array(Notice).nullable(),
    }),
  ),
});

/** The athlete's own copy of their data, from which what was stored of each answer is read; by turn. */
export async function readStored(gatewayUrl: string, session: Session): Promise<Map<string, NonNullable<AnswerFacts['stored']>>> {
  const { messages } = Export.parse(await callApi(gatewayUrl, session, 'GET', '/api/account/export'));
  return new Map(
    messages.flatMap((message) =>
      message.role === 'assistant' && message.turn_id !== null
        ? [
            [
              message.turn_id,
              {
                promptVersion: message.prompt_version,
                chunkIds: message.rag_chunks_used ?? [],
                content: message.content,
                notices: message.notices ?? [],
              },
            ] as const,
          ]
        : [],
    ),
  );
}

/** What the offline model was sent for one attempt of a turn; null when it has no such request. */
export async function readSent(nebiusUrl: string, turnId: string, attempt: number): Promise<ChatMessage[] | null> {
  const response = await fetch(`${nebiusUrl}/stand-in/transcripts/${turnId}.${attempt}`);
  if (!response.ok) return null;
  return ((await response.json()) as { messages: ChatMessage[] }).messages;
}
