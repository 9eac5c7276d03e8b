import type { MessageListItem, Notice, Outcome, Source, TurnStatus } from '@hyrox/contracts';
import type { TurnView } from '../../turns/turn-view.ts';

/** An answer as it is shown, whether it is being written or was stored long ago. */
export interface Answer {
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
}

const isSeverity = (severity: string): severity is Notice['severity'] => ['info', 'caution', 'urgent'].includes(severity);

/** An answer from the record. A severity that this version does not know is shown as a caution rather than dropped. */
export function storedAnswer(message: MessageListItem): Answer {
  return {
    text: message.content,
    isLive: false,
    hasStarted: true,
    status: null,
    sources: message.sources.map(({ source_name, ...source }) => ({ ...source, sourceName: source_name })),
    notices: message.notices.map((notice) => ({ ...notice, severity: isSeverity(notice.severity) ? notice.severity : 'caution' })),
    outcome: message.outcome,
    finish: message.finish,
    reason: null,
    model: message.model,
    degraded: null,
  };
}

/** An answer as this device follows it. */
export function followedAnswer(view: TurnView): Answer {
  return {
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

/** An answer that is running on the server and not yet followed here. */
export const UNFOLLOWED_ANSWER: Answer = {
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
};
