import type { CheckKind } from './check-kind.ts';
import { asksQuestions } from './manner/asks-questions.ts';
import { citesContext } from './manner/cites-context.ts';
import { finishReason } from './manner/finish-reason.ts';
import { groundedNumbers } from './manner/grounded-numbers.ts';
import { noCanary } from './manner/no-canary.ts';
import { noProgramme } from './manner/no-programme.ts';
import { noSystemLeak } from './manner/no-system-leak.ts';
import { persona } from './manner/persona.ts';
import { refusesAndRefers } from './manner/refuses-and-refers.ts';
import { athleteSummary } from './pipeline/athlete-summary.ts';
import { chunksStored } from './pipeline/chunks-stored.ts';
import { contextInjected } from './pipeline/context-injected.ts';
import { historySent } from './pipeline/history-sent.ts';
import { planValidates } from './pipeline/plan-validates.ts';
import { promptVersion } from './pipeline/prompt-version.ts';
import { retrieves } from './pipeline/retrieves.ts';
import { route } from './pipeline/route.ts';
import { format } from './text/format.ts';
import { hasNumbers } from './text/has-numbers.ts';
import { mentionsAll, mentionsAny } from './text/mentions.ts';
import { mustNot, mustNotRegex } from './text/must-not.ts';
import { number } from './text/number.ts';
import { order } from './text/order.ts';
import { words } from './text/words.ts';

const ALL: readonly CheckKind[] = [
  ...[mentionsAll, mentionsAny, mustNot, mustNotRegex, number, order, hasNumbers, words, format],
  ...[asksQuestions, noProgramme, refusesAndRefers, persona, citesContext, groundedNumbers, finishReason, noSystemLeak, noCanary],
  ...[contextInjected, promptVersion, chunksStored, athleteSummary, route, retrieves, historySent, planValidates],
];

/** Every kind of check that code decides, by the name it has in YAML. */
export const CHECK_KINDS: ReadonlyMap<string, CheckKind> = new Map(ALL.map((of) => [of.kind, of]));
