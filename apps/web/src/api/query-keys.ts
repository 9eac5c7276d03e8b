import type { LogKind } from '@hyrox/contracts';

/** The names under which the record is kept in React Query. The feed refreshes by them, so whoever reads a part of the record uses its name. */
export const queryKeys = {
  /** Every list of conversations, searched ones too. */
  conversations: ['conversations'] as const,
  foundConversations: (search: string) => ['conversations', { search }] as const,
  messages: (conversationId: string) => ['messages', conversationId] as const,
  /** The messages of every conversation. */
  allMessages: ['messages'] as const,
  profile: ['profile'] as const,
  consents: ['consents'] as const,
  /** Every kind of log; `logs(kind)` and whatever is appended to it lie under this name. */
  allLogs: ['logs'] as const,
  logs: (kind: LogKind) => ['logs', kind] as const,
  /** Every plan; the active one and those of turns lie under this name. */
  plans: ['plans'] as const,
  activePlan: ['plans', 'active'] as const,
  planOfTurn: (turnId: string) => ['plans', 'of-turn', turnId] as const,
  usage: ['usage'] as const,
  erasure: (erasureId: string) => ['erasure', erasureId] as const,
};
