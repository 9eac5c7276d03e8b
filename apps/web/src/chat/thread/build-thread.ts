import type { MessageListItem } from '@hyrox/contracts';
import { upTo } from '../../turns/following/forget-superseded.ts';
import type { FollowedTurn } from '../../turns/turn-store.ts';
import { type Answer, followedAnswer, storedAnswer, UNFOLLOWED_ANSWER } from '../answer/answer.ts';

export interface QuestionItem {
  kind: 'question';
  key: string;
  turnId: string;
  text: string;
}

export interface AnswerItem {
  kind: 'answer';
  key: string;
  turnId: string;
  answer: Answer;
  question: string;
  sentAt: number;
}

export type ThreadItem = QuestionItem | AnswerItem;

/**
 * The record and the turn that is being followed as one list, oldest first. Keys are made of turn ids, so an answer keeps its place on
 * the page when the record catches up with it. What a followed turn replaces is not shown, unless the server has refused it.
 * `messages` is undefined as long as the record was never read.
 */
export function buildThread(messages: readonly MessageListItem[] | undefined, followed: FollowedTurn | null): ThreadItem[] {
  const shown =
    followed?.replaces && followed.view.phase !== 'refused' ? upTo(messages ?? [], followed.replaces, followed.turnId) : messages;
  const items: ThreadItem[] = [];
  let question = '';
  let isFollowedShown = false;
  const showAnswer = (turnId: string, answer: Answer, sentAt: number) =>
    items.push({ kind: 'answer', key: `${turnId}:answer`, turnId, answer, question, sentAt });

  for (const message of shown ?? []) {
    const turnId = message.turn_id ?? message.id;
    const isFollowed = followed?.turnId === message.turn_id;
    const sentAt = Date.parse(message.created_at);
    if (message.role === 'assistant') {
      if (isFollowed) isFollowedShown = true;
      showAnswer(turnId, isFollowed ? followedOrStored(followed, message) : storedAnswer(message), sentAt);
      continue;
    }
    question = message.content;
    items.push({ kind: 'question', key: `${turnId}:question`, turnId, text: question });
    const hasUnfollowedTurn = message.live_turn_id !== null && message.live_turn_id !== followed?.turnId;
    if (hasUnfollowedTurn) showAnswer(message.live_turn_id ?? turnId, UNFOLLOWED_ANSWER, sentAt);
  }
  // A recorded turn that the record does not name any more was replaced, here or on another device.
  const isReplaced = followed?.isRecorded === true && messages !== undefined;
  if (followed && !isFollowedShown && !isReplaced) appendFollowed(items, shown ?? [], followed);
  return items;
}

function appendFollowed(items: ThreadItem[], messages: readonly MessageListItem[], followed: FollowedTurn): void {
  const { turnId, message, view, sentAt } = followed;
  // What the server would not take goes back to where it was written.
  if (view.phase === 'refused' && view.attempt === 0 && message !== null) return;
  const stored = messages.find((other) => other.role === 'user' && other.turn_id === turnId);
  const question = stored?.content ?? message ?? '';
  if (!stored && message !== null) items.push({ kind: 'question', key: `${turnId}:question`, turnId, text: message });
  if (view.phase !== 'refused')
    items.push({ kind: 'answer', key: `${turnId}:answer`, turnId, answer: followedAnswer(view), question, sentAt });
}

/** What was followed to its end knows more than the record (why an answer had fewer documents); until then the record is ahead. */
function followedOrStored({ view }: FollowedTurn, message: MessageListItem): Answer {
  const stored = storedAnswer(message);
  return view.phase === 'ended' ? { ...followedAnswer(view), messageId: stored.messageId, thumb: stored.thumb } : stored;
}
