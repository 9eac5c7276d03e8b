import { OPS_RULES, type OpsOverview } from '@hyrox/contracts';
import { many, sayMs } from '../say.ts';
import { judgeStanding } from './judge-standing.ts';
import type { Judge } from './problem.ts';

/** How long the youngest turns waited, when that is longer than `ms`: the first word of the last step in which there was one. */
const waited = (turns: OpsOverview['turns'], ms: number): string => {
  const lastMs = turns?.series.findLast(({ firstTokenP95Ms }) => firstTokenP95Ms !== null)?.firstTokenP95Ms ?? 0;
  return lastMs > ms ? `about ${sayMs(lastMs)}` : `longer than ${sayMs(ms)}`;
};

const firstToken: Judge = ({ turns }) => {
  const { ms, least } = OPS_RULES.FirstTokenSlow;
  const slow = turns?.signals.firstToken;
  if (!slow) return [];
  const { urgency, over, row, most } = judgeStanding(turns, 'slow');
  const problem = { entry: 'FirstTokenSlow', key: 'turns', since: slow.since };
  if (row) return [{ ...problem, urgency: 'now', what: `The last ${row} turns all waited ${waited(turns, ms)} for the first word.` }];
  if (slow.p95 === null || slow.all < least || slow.p95 <= ms) return [];
  const what = most
    ? `${most} waited longer than ${sayMs(ms)} for the first word.`
    : `One turn in twenty waits ${sayMs(slow.p95)} or longer for its first word.`;
  return [{ ...problem, urgency, what, ...over }];
};

/** What the standing of turns calls searches that found nothing. */
export const NOTHING_FOUND = 'nothing_found';

const nothingFound: Judge = ({ turns }) => {
  const standing = turns?.signals.standing?.find(({ what }) => what === NOTHING_FOUND);
  const since = turns?.signals.degraded.find(({ what }) => what === NOTHING_FOUND)?.since ?? null;
  const { least } = OPS_RULES.NothingRetrieved;
  const { urgency, over, row, most } = judgeStanding(turns, NOTHING_FOUND);
  const isOver = over.over !== undefined;
  if (!standing || (isOver ? standing.bad : standing.lately) < least) return [];
  const ofLately = row ? `Each of the last ${row} turns` : `${standing.lately} of the last ${many(standing.of, 'turn')}`;
  const ofMinutes = `${standing.bad} of the ${many(standing.all, 'turn')} of the last five minutes`;
  const whose = most ?? (isOver ? ofMinutes : ofLately);
  const what = `${whose} got no passage although the question was about the sport: the search works and finds nothing.`;
  return [{ entry: 'NothingRetrieved', key: 'turns', urgency: row ? 'now' : urgency, what, since, ...over }];
};

/** Of turns that are all alike, one after another: slow ones, and those without a passage. */
export const JUDGES_OF_ROWS = { firstToken, nothingFound };
