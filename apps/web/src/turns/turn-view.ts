import type { ErrorCode, Notice, Outcome, Source, TurnEnd, TurnStatus } from '@hyrox/contracts';

/** Why the server would not take a turn, or why following it had to end. `field` names the input that is wrong; `retryAtMs` is when the server will listen again. */
export interface Refusal {
  code: ErrorCode;
  message: string;
  field?: string | undefined;
  retryAtMs?: number | undefined;
}

/**
 * What one device knows of one turn. `at` is the length of `text` in UTF-16 units, kept beside it because it is the place on the wire.
 * `fault` asks the follower to come back: `gap` from the own place, `mismatch` from the start of the attempt.
 */
export interface TurnView {
  phase: 'sending' | 'waiting' | 'streaming' | 'ended' | 'refused';
  connection: 'open' | 'reconnecting';
  attempt: number;
  text: string;
  at: number;
  sources: readonly Source[];
  status: TurnStatus | null;
  degraded: string | null;
  notices: readonly Notice[];
  model: string | null;
  end: (TurnEnd & { outcome: Outcome }) | null;
  refusal: Refusal | null;
  fault: 'gap' | 'mismatch' | null;
  mismatches: number;
  /** Announced by the server before it drains: the next loss of connection is planned. */
  movingOn: boolean;
}

export const NEW_TURN: TurnView = {
  phase: 'sending',
  connection: 'open',
  attempt: 0,
  text: '',
  at: 0,
  sources: [],
  status: null,
  degraded: null,
  notices: [],
  model: null,
  end: null,
  refusal: null,
  fault: null,
  mismatches: 0,
  movingOn: false,
};

/** Whether the turn has said its last word on this device. */
export const isOver = (view: TurnView): boolean => view.phase === 'ended' || view.phase === 'refused';
