import { NEWEST_CONVERSATIONS_PATH } from '../../conversations/api-paths.ts';
import { EarlyReads } from '../../early/early-reads.tsx';

/** A new conversation; shown by the layout. */
export default function NewConversationPage() {
  return <EarlyReads paths={[NEWEST_CONVERSATIONS_PATH]} />;
}
