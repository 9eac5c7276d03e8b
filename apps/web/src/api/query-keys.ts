/** The names under which the record is kept in React Query. */
export const queryKeys = {
  conversations: ['conversations'] as const,
  messages: (conversationId: string) => ['messages', conversationId] as const,
};
