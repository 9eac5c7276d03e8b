import { OPS_RULES } from '@hyrox/contracts';
import { many, sayTime } from '../say.ts';
import { LEAST_FINE } from './judge-standing.ts';
import type { Judge } from './problem.ts';

const ROUTES_NAMED = 3;

const refused: Judge = ({ refused: of }) => {
  const { share, least } = OPS_RULES.RequestsRefused;
  if (!of || of.bad < least || of.bad / of.all <= share) return [];
  const what = `${of.bad} of the ${many(of.all, 'request')} of the last five minutes were refused as not signed in (401).`;
  return [{ entry: 'RequestsRefused', key: 'requests', urgency: 'now', what, since: of.since }];
};

const failing: Judge = ({ failing: of, silent }) => {
  const { share, least } = OPS_RULES.RequestsFailing;
  if (!of || of.bad < least || of.bad / of.all <= share) return [];
  const routes = of.routes.slice(0, ROUTES_NAMED).map(({ route, count, all }) => `${count} of ${all} at ${route}`);
  const rest = of.routes.length > ROUTES_NAMED ? ' and others' : '';
  const cause = silent.length ? ` May follow from: ${silent.join(', ')} ${silent.length === 1 ? 'does' : 'do'} not answer.` : '';
  const what = `${of.bad} of the ${many(of.all, 'request')} of the last five minutes were answered with an error of ours: ${routes.join(', ')}${rest}.${cause}`;
  const { lastAt, fine } = of;
  const over = lastAt && fine >= LEAST_FINE ? { over: { at: lastAt, fine, of: 'request' } } : {};
  return [{ entry: 'RequestsFailing', key: 'requests', urgency: 'now', what, since: of.since, ...over }];
};

/** Nothing fails and nothing is slow, there is just nothing: questions without a turn, or no questions where there have always been some. */
const missing: Judge = ({ at, turns, asked }) => {
  const flow = turns?.signals.flow;
  if (!flow || flow.lately > 0) return [];
  const { before, usual, least } = OPS_RULES.TurnsMissing;
  const last = flow.lastAt ? `The last turn ended at ${sayTime(flow.lastAt, Date.parse(at))}.` : 'None has ever ended.';
  const problem = { entry: 'TurnsMissing', key: 'turns', urgency: 'now' as const, since: flow.lastAt };
  if (asked && asked.count >= least) {
    const statuses = asked.refused.map(({ status, count }) => `${count} with ${status}`);
    const how = statuses.length ? ` Answered with an error: ${statuses.join(', ')}.` : '';
    return [
      { ...problem, what: `${many(asked.count, 'question')} came two to five minutes ago and no turn has ended since.${how} ${last}` },
    ];
  }
  if (flow.before >= before)
    return [{ ...problem, what: `No turn has ended for five minutes; in the half hour before there were ${flow.before}. ${last}` }];
  if (flow.hour === 0 && flow.dayAgo >= usual && flow.weekAgo >= usual)
    return [
      {
        ...problem,
        what: `No turn has ended for an hour; at this hour there were ${flow.dayAgo} yesterday and ${flow.weekAgo} a week ago. ${last}`,
      },
    ];
  return [];
};

/** Of what comes in at the gateway, and whether turns come of it. */
export const JUDGES_OF_REQUESTS = { missing, failing, refused };
