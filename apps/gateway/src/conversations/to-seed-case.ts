import type { Conversation, ConversationListItem, MessageListItem, StoredMessage } from '@hyrox/contracts';

/** A conversation in the words of the hand-off. */
export function toConversationItem(conversation: Conversation): ConversationListItem {
  return {
    id: conversation.id,
    title: conversation.title,
    started_at: conversation.startedAt,
    updated_at: conversation.updatedAt,
    last_message_preview: conversation.lastMessagePreview,
  };
}

/** A message in the words of the hand-off, then ours. */
export function toMessageItem(message: StoredMessage): MessageListItem {
  return {
    id: message.id,
    role: message.role,
    content: message.content,
    created_at: message.createdAt,
    turn_id: message.turnId,
    outcome: message.outcome,
    finish: message.finish,
    model: message.model,
    sources: message.sources.map(({ sourceName, ...source }) => ({ ...source, source_name: sourceName })),
    notices: message.notices,
    live_turn_id: message.liveTurnId,
    feedback: message.feedback,
  };
}
