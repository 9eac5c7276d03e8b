import { NEWEST_CONVERSATIONS_PATH } from '../../conversations/api-paths.ts';
import { EarlyReads } from '../../early/early-reads.tsx';
import { PROFILE_PATH } from '../../profile/profile-path.ts';

/** A new conversation; shown by the layout. */
export default function NewConversationPage() {
  return <EarlyReads paths={[PROFILE_PATH, NEWEST_CONVERSATIONS_PATH]} />;
}
