import { addedMs, find, rssMb, tokensPerCoreS, type Cell } from './figures.ts';

/** One line of the bar. `met` is null while it was not measured. */
export interface Verdict {
  target: string;
  seen: string;
  met: boolean | null;
}

const MOST = { addedP50Ms: 1.5, addedP99Ms: 5, rssMb: 400, beforeProviderMs: 15 };
const LEAST_TOKENS_PER_CORE_S = 30_000;

/** The streaming lines of the design's bar, held against what was measured of ours. */
export function judgeStreams(cells: readonly Cell[]): Verdict[] {
  const hundred = find(cells, 'path', '100');
  const fiveHundred = find(cells, 'path', '500');
  const saturated = find(cells, 'path', 'saturated');
  const alone = find(cells, 'turn', 'alone');
  return [
    atMost('added first token at 100 streams, p50', hundred ? addedMs(hundred, cells, 'p50') : null, MOST.addedP50Ms, 'ms'),
    atMost('added first token at 100 streams, p99', hundred ? addedMs(hundred, cells, 'p99') : null, MOST.addedP99Ms, 'ms'),
    tokensPerCore('as fast as the provider writes', saturated),
    tokensPerCore('500 streams, with the beginning and end of their answers', fiveHundred),
    {
      target: '500 streams: no stall, no lost, doubled or reordered token',
      seen: fiveHundred ? describeWrong(fiveHundred) : 'not measured',
      met: fiveHundred ? !isWrong(fiveHundred) : null,
    },
    atMost(
      '500 streams: memory of gateway and worker',
      fiveHundred ? rssMb(fiveHundred, ['gateway', 'inference-gateway']) : null,
      MOST.rssMb,
      'MB',
    ),
    atMost(
      'everything before the provider call, one turn at a time, p50',
      alone?.beforeDispatchMs.p50 ?? null,
      MOST.beforeProviderMs,
      'ms',
    ),
  ];
}

/** What a stream must never do, whatever the system; stalls count only where the provider was paced. */
export function isWrong({ wrong, stalls, errors, situation }: Cell): boolean {
  return wrong.lost + wrong.doubled + wrong.reordered + errors.length > 0 || (situation !== 'saturated' && stalls > 0);
}

export function describeWrong({ wrong, stalls, errors, checkedTokens }: Cell): string {
  const { lost, doubled, reordered } = wrong;
  return `${stalls} stalls, ${lost} lost, ${doubled} doubled, ${reordered} reordered of ${checkedTokens} tokens, ${errors.length} errors`;
}

function atMost(target: string, value: number | null, most: number, unit: string): Verdict {
  return {
    target: `${target} ≤ ${most} ${unit}`,
    seen: value === null ? 'not measured' : `${value.toFixed(2)} ${unit}`,
    met: value === null ? null : value <= most,
  };
}

function tokensPerCore(when: string, cell: Cell | undefined): Verdict {
  const value = cell ? tokensPerCoreS(cell) : null;
  return {
    target: `${when}: tokens relayed per core ≥ ${LEAST_TOKENS_PER_CORE_S}/s`,
    seen: value === null ? 'not measured' : `${Math.round(value)}/s`,
    met: value === null ? null : value >= LEAST_TOKENS_PER_CORE_S,
  };
}
