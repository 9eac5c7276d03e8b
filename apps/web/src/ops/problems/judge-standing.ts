import { OPS_RULES, type OpsOverview } from '@hyrox/contracts';
import { many } from '../say.ts';
import type { Problem } from './problem.ts';

/** So many fine turns at least before anything is over. */
export const LEAST_FINE = 10;
/** So many turns in a row that were all of one kind, and it cannot wait. */
const ROW = 10;
/** As many as there used to be between two bad ones, so often: by chance that happens once in twenty times. */
const GAPS = 3;

interface Judged {
  urgency: Problem['urgency'];
  over: Pick<Problem, 'over'>;
  /** How many turns there were in a row, ten or more, when the youngest ten, or all of five minutes, were such turns. */
  row: number | undefined;
  /** Whom it hits, when that is most turns of five minutes: `Every turn of the last five minutes (12 of 12)`. */
  most: string | undefined;
}

/**
 * How a kind of turn stands now: whether it hits most turns of five minutes, which cannot wait, and whether it is over. `share`: how often it
 * was, over the longer time that the alert looks at; without it, as often as always.
 */
export function judgeStanding(turns: OpsOverview['turns'], what: string, share: { bad: number; all: number } = { bad: 1, all: 1 }): Judged {
  const standing = turns?.signals.standing?.find((one) => one.what === what);
  if (!standing) return { urgency: 'today', over: {}, row: undefined, most: undefined };
  const { bad, all, fine, lastAt, lately, of } = standing;
  const isOver = lastAt !== null && fine >= Math.max(LEAST_FINE, Math.ceil((GAPS * share.all) / share.bad));
  const isMost = !isOver && bad >= OPS_RULES.MostTurnsHit.least && bad / all > OPS_RULES.MostTurnsHit.share;
  const whole =
    bad === all ? `Every turn of the last five minutes (${bad} of ${all})` : `${bad} of the ${many(all, 'turn')} of the last five minutes`;
  const row = Math.max(bad === all ? bad : 0, lately === of ? lately : 0);
  return {
    urgency: isMost ? 'now' : 'today',
    over: isOver ? { over: { at: lastAt, fine } } : {},
    row: !isOver && row >= ROW ? row : undefined,
    most: isMost ? whole : undefined,
  };
}
