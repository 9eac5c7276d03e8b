import type { FeedbackReason, MessageListItem, Notice, Outcome, Rating, Source, TurnStatus } from '@hyrox/contracts';
import type { TurnView } from '../../turns/turn-view.ts';

/** The athlete's own thumb on an answer. */
export interface Thumb {
  rating: Rating;
  reasons: readonly FeedbackReason[];
  comment: string | null;
}

/** An answer as it is shown, whether it is being written or was stored long ago. `messageId` is null until it is stored. */
export interface Answer {
  messageId: string | null;
  text: string;
  isLive: boolean;
  hasStarted: boolean;
  status: TurnStatus | null;
  sources: readonly Source[];
  notices: readonly Notice[];
  outcome: Outcome | null;
  finish: string | null;
  reason: string | null;
  model: string | null;
  degraded: string | null;
  thumb: Thumb | null;
}

/** An answer that is running on the server and not yet followed here. */
export const UNFOLLOWED_ANSWER: Answer = {
  messageId: null,
  text: '',
  isLive: true,
  hasStarted: false,
  status: null,
  sources: [],
  notices: [],
  outcome: null,
  finish: null,
  reason: null,
  model: null,
  degraded: null,
  thumb: null,
};

const isSeverity = (severity: string): severity is Notice['severity'] => ['info', 'caution', 'urgent'].includes(severity);
const read = new WeakMap<MessageListItem, Answer>();

/** An answer from the record, the same object for the same message. A severity this version does not know is shown as a caution. */
export function storedAnswer(message: MessageListItem): Answer {
  const known = read.get(message);
  if (known) return known;
  const answer: Answer = {
    ...UNFOLLOWED_ANSWER,
    // Until the record was read again an answer may stand under a made-up id.
    messageId: message.id.includes(':') ? null : message.id,
    text: message.content,
    isLive: false,
    hasStarted: true,
    sources: message.sources.map(({ source_name, ...source }) => ({ ...source, sourceName: source_name })),
    notices: message.notices.map((notice) => ({ ...notice, severity: isSeverity(notice.severity) ? notice.severity : 'caution' })),
    outcome: message.outcome,
    finish: message.finish,
    model: message.model,
    thumb: message.feedback,
  };
  read.set(message, answer);
  return answer;
}

/** An answer as this device follows it. */
export function followedAnswer(view: TurnView): Answer {
  return {
    ...UNFOLLOWED_ANSWER,
    messageId: view.end?.messageId ?? null,
    text: view.text,
    isLive: view.phase === 'sending' || view.phase === 'waiting' || view.phase === 'streaming',
    hasStarted: view.text !== '',
    status: view.status,
    sources: view.sources,
    notices: view.notices,
    outcome: view.end?.outcome ?? null,
    finish: view.end?.finish ?? null,
    reason: view.end?.reason ?? null,
    model: view.model,
    degraded: view.degraded,
  };
}
