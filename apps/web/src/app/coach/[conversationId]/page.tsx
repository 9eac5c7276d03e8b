import { NEWEST_CONVERSATIONS_PATH, newestMessagesPath, readConversationId } from '../../../conversations/api-paths.ts';
import { EarlyReads } from '../../../early/early-reads.tsx';

interface ConversationPageProps {
  params: Promise<{ conversationId: string }>;
}

/** One conversation; shown by the layout, which reads its id from the path. */
export default async function ConversationPage({ params }: ConversationPageProps) {
  const conversationId = readConversationId((await params).conversationId);
  if (!conversationId) return null;
  const messages = newestMessagesPath(conversationId);
  return <EarlyReads paths={[messages, NEWEST_CONVERSATIONS_PATH]} messages={messages} />;
}
