import type { MessageListItem } from '@hyrox/contracts';
import type { FollowedTurn } from '../../turns/turn-store.ts';
import { type Answer, followedAnswer, storedAnswer, UNFOLLOWED_ANSWER } from '../answer/answer.ts';

export type ThreadItem =
  { kind: 'question'; key: string; text: string } | { kind: 'answer'; key: string; answer: Answer; question: string; sentAt: number };

/**
 * The record and the turn that is being followed as one list, oldest first. Keys are made of turn ids, so an answer keeps its
 * place on the page when the record catches up with it.
 */
export function buildThread(messages: readonly MessageListItem[], followed: FollowedTurn | null): ThreadItem[] {
  const items: ThreadItem[] = [];
  let question = '';
  let isFollowedShown = false;
  const showAnswer = (turnId: string, answer: Answer, sentAt: number) =>
    items.push({ kind: 'answer', key: `${turnId}:answer`, answer, question, sentAt });

  for (const message of messages) {
    const turnId = message.turn_id ?? message.id;
    const isFollowed = followed?.turnId === message.turn_id;
    const sentAt = Date.parse(message.created_at);
    if (message.role === 'assistant') {
      if (isFollowed) isFollowedShown = true;
      showAnswer(turnId, isFollowed ? followedOrStored(followed, message) : storedAnswer(message), sentAt);
      continue;
    }
    question = message.content;
    items.push({ kind: 'question', key: `${turnId}:question`, text: question });
    const hasUnfollowedTurn = message.live_turn_id !== null && message.live_turn_id !== followed?.turnId;
    if (hasUnfollowedTurn) showAnswer(message.live_turn_id ?? turnId, UNFOLLOWED_ANSWER, sentAt);
  }
  if (followed && !isFollowedShown) appendFollowed(items, messages, followed);
  return items;
}

function appendFollowed(items: ThreadItem[], messages: readonly MessageListItem[], followed: FollowedTurn): void {
  const { turnId, message, view, sentAt } = followed;
  const stored = messages.find((other) => other.role === 'user' && other.turn_id === turnId);
  const question = stored?.content ?? message ?? '';
  if (!stored && message !== null) items.push({ kind: 'question', key: `${turnId}:question`, text: message });
  if (view.phase !== 'refused') items.push({ kind: 'answer', key: `${turnId}:answer`, answer: followedAnswer(view), question, sentAt });
}

/** What was followed to its end knows more than the record (why an answer had fewer documents); until then the record is ahead. */
function followedOrStored({ view }: FollowedTurn, message: MessageListItem): Answer {
  return view.phase === 'ended' ? followedAnswer(view) : storedAnswer(message);
}
