import { PAGE_SIZE } from '../api/page-size.ts';

const ID = /^[0-9a-f-]{36}$/i;

/** The id of a conversation as an address names it, null for anything else. */
export const readConversationId = (named: string | undefined): string | null => (named && ID.test(named) ? named.toLowerCase() : null);

export const CONVERSATIONS_PATH = '/api/conversations';

/** Every message of a conversation, a page at a time. */
export const allMessagesPath = (conversationId: string): string => `${CONVERSATIONS_PATH}/${conversationId}/messages`;

/** The newest conversations, as the page asks for them first. */
export const NEWEST_CONVERSATIONS_PATH = `${CONVERSATIONS_PATH}?limit=${PAGE_SIZE}`;

/** The newest messages of a conversation, as the page asks for them first. */
export const newestMessagesPath = (conversationId: string): string => `${allMessagesPath(conversationId)}?limit=${PAGE_SIZE}`;
