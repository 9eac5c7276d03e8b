/** A new conversation; shown by the layout. */
export default function NewConversationPage() {
  return null;
}
