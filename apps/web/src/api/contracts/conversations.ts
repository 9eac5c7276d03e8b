import './jitless.ts';

export { ConversationListItem, MessageListItem } from '@hyrox/contracts';
