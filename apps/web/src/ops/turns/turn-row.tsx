import type { OpsTurn } from '@hyrox/contracts';
import { ChevronRight } from 'lucide-react';
import { many, sayCount, sayMs, sayNanoUsd, saySecond } from '../say.ts';
import { layOutBar, layOutStages, type Laid } from './lay-out-stages.ts';
import { stageWords } from './stage-words.ts';

interface TurnRowProps {
  turn: OpsTurn;
  /** Of the route: a row names the model that answered when it is another one. */
  firstModel: string | undefined;
  /** The longest of the list: the scale. */
  mostMs: number;
  nowMs: number;
}

const LACKS: Readonly<Record<string, string>> = {
  no_search: 'no research',
  nothing_found: 'nothing found',
  no_examples: 'no examples',
  no_embedding: 'words alone',
  no_profile: 'no profile',
};
/** A first word that took longer from a model that was awake. */
const SLOW_MS = 5_000;
const COLOURS: Readonly<Record<string, string>> = { first_token: 'bg-info', generation: 'bg-positive', other: 'bg-edge' };
const colourOf = (stage: string): string => COLOURS[stage] ?? 'bg-strength';

/** One turn: when, how it ended, how long; opened, its stages one under another and what it used. */
export function TurnRow({ turn, firstModel, mostMs, nowMs }: TurnRowProps) {
  const marks = [
    turn.cold && 'cold model',
    !turn.cold && (turn.stages['first_token'] ?? 0) > SLOW_MS && 'slow model',
    ...(turn.degraded?.split(',') ?? []).map((lack) => LACKS[lack] ?? lack),
    turn.attempts > 1 && `attempt ${turn.attempts}`,
  ].filter(Boolean);
  const other = firstModel && turn.model !== firstModel ? turn.model?.split('/').at(-1) : undefined;
  return (
    <li className="border-t border-line first:border-t-0">
      <details className="group">
        <summary className="grid min-h-11 cursor-pointer list-none grid-cols-[1rem_4rem_4rem_1fr] items-center gap-x-2 gap-y-1 py-2 sm:grid-cols-[1rem_4rem_4rem_1fr_9rem]">
          <ChevronRight aria-hidden className="size-4 text-muted transition-transform duration-150 group-open:rotate-90" />
          <When iso={turn.endedAt} nowMs={nowMs} />
          <span className={`text-small ${turn.outcome === 'failed' ? 'font-medium text-danger' : ''}`}>{turn.outcome}</span>
          <span className="flex min-w-0 items-center gap-2">
            <span aria-hidden className="relative block h-3 min-w-0 flex-1">
              {layOutBar(turn).map((part) => (
                <Piece key={part.stage} part={part} wholeMs={mostMs} />
              ))}
            </span>
            <span className="w-14 shrink-0 text-right text-small">{sayMs(turn.latencyMs)}</span>
          </span>
          <span className="col-span-2 col-start-3 flex min-w-0 flex-col text-small text-warning empty:hidden sm:col-span-1 sm:col-start-5">
            {marks.length > 0 && <span className="sm:truncate">{marks.join(' · ')}</span>}
            {other && <span className="text-muted sm:truncate">{other}</span>}
          </span>
        </summary>
        <div className="flex flex-col gap-3 pt-1 pb-4 pl-6">
          <ol className="flex flex-col gap-1">
            {layOutStages(turn).map((part) => (
              <li key={part.stage} className="grid grid-cols-[8.5rem_1fr_3.5rem] items-center gap-2 text-small">
                <span className="truncate text-muted">{stageWords(part.stage)}</span>
                <span aria-hidden className="relative block h-2 rounded-full bg-raised">
                  <Piece part={part} wholeMs={turn.latencyMs} />
                </span>
                <span className="text-right">{sayMs(part.ms)}</span>
              </li>
            ))}
          </ol>
          <p className="text-small text-muted [overflow-wrap:anywhere]">{describe(turn)}</p>
          <p className="text-small text-muted [overflow-wrap:anywhere]">
            In the logs: <code>{turn.turnId}</code>
          </p>
        </div>
      </details>
    </li>
  );
}

/** The second it ended; of another day, with the day above. */
function When({ iso, nowMs }: { iso: string; nowMs: number }) {
  const said = saySecond(iso, nowMs);
  const [time, ...day] = said.split(' ').reverse();
  return (
    <time dateTime={iso} className="flex flex-col text-small leading-tight whitespace-nowrap text-muted">
      {day.length > 0 && <span>{day.reverse().join(' ')} </span>}
      {time}
    </time>
  );
}

/** A stage on its line. Stages overlap a little, and their sum can be longer than the turn: none leaves the line. */
function Piece({ part, wholeMs }: { part: Laid; wholeMs: number }) {
  const fromMs = Math.min(part.fromMs, wholeMs);
  const percent = (ms: number) => `${(ms / Math.max(1, wholeMs)) * 100}%`;
  return (
    <span
      className={`absolute inset-y-0 min-w-px rounded-[2px] ${colourOf(part.stage)}`}
      style={{ left: percent(fromMs), width: percent(Math.min(part.ms, wholeMs - fromMs)) }}
    />
  );
}

function describe(turn: OpsTurn): string {
  const tokens = turn.tokensIn === null ? null : `${sayCount(turn.tokensIn)} tokens in, ${sayCount(turn.tokensOut ?? 0)} out`;
  const end = turn.outcome === 'failed' ? `failed: ${turn.reason ?? turn.finish}` : `ended by ${turn.finish}`;
  return [turn.model ?? 'no model', end, tokens, sayNanoUsd(turn.costNanoUsd), many(turn.attempts, 'attempt')].filter(Boolean).join(' · ');
}
