import type { Conversation } from '@hyrox/contracts';

export interface ConversationRow {
  id: string;
  title: string | null;
  lastMessagePreview: string;
  startedAt: Date;
  updatedAt: Date;
}

/** A row as the contract has it. */
export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    title: row.title,
    startedAt: row.startedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    lastMessagePreview: row.lastMessagePreview,
  };
}
