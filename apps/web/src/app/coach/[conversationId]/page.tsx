/** One conversation; shown by the layout, which reads its id from the path. */
export default function ConversationPage() {
  return null;
}
