import { formatTable } from '../lab/format-table.ts';
import type { Relayed, TurnFigures } from './figures.ts';

const ms = (value: number): string => value.toFixed(2);
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** The figures for people, each beside its peer or its target, with how it was measured. */
export function describeTurns(figures: TurnFigures): string {
  const { added, beforeProvider, relayed, fiveHundred } = figures;
  const { saturated } = relayed;
  const place = figures.pinned
    ? 'What is measured (gateway, worker and bus; or the peer) has one core, the harness and the rest of the product the other.'
    : 'Everything shares all cores of this machine.';
  const firstTokens = formatTable(
    ['added first-token time, ms', 'ours p50', 'ours p99', 'express + SDK p50', 'p99', 'target of ours', 'disturbed: ours, peer'],
    [
      [
        '1 stream',
        ms(added.one.ours.p50Ms),
        ms(added.one.ours.p99Ms),
        ms(added.one.peer.p50Ms),
        ms(added.one.peer.p99Ms),
        'p50 ≤ 1.5',
        `${percent(added.one.ours.disturbed)}, ${percent(added.one.peer.disturbed)}`,
      ],
      [
        '100 streams, 20 ms',
        ms(added.hundred.ours.p50Ms),
        ms(added.hundred.ours.p99Ms),
        ms(added.hundred.peer.p50Ms),
        ms(added.hundred.peer.p99Ms),
        'p99 ≤ 5',
        `${percent(added.hundred.ours.disturbed)}, ${percent(added.hundred.peer.disturbed)}`,
      ],
    ],
  );
  const row = (name: string, { tokensPerS, cpuUsPerToken, tokensPerCoreS, rssMb, harnessBusy, disturbed }: Relayed) => [
    name,
    whole(tokensPerS),
    cpuUsPerToken.map((us) => us.toFixed(1)).join(' + '),
    whole(tokensPerCoreS),
    whole(rssMb),
    percent(harnessBusy),
    percent(disturbed),
  ];
  const tokens = formatTable(
    ['tokens on their way', 'tokens/s', 'core µs per token', 'tokens/s per core', 'RSS MB', 'harness core busy', 'disturbed'],
    [
      row('ours, 100 streams at 20 ms', relayed.hundred.ours),
      row('express + openai SDK, 100', relayed.hundred.peer),
      row('ours, 100 streams at 1 ms', saturated.ours),
      row('express + openai SDK, 100', saturated.peer),
      ...(fiveHundred ? [row('ours, 500 streams at 20 ms', fiveHundred.ours), row('express + openai SDK, 500', fiveHundred.peer)] : []),
    ],
  );
  return [
    place,
    '',
    firstTokens,
    'Ours: from the word "thinking", which the gateway says to the client in the moment it dispatches, to the first token, minus the same',
    'percentile of asking the provider directly; what comes before it is the next line. The peer: from the POST to the first token minus direct.',
    '',
    `Before the provider call, one turn at a time, nothing pinned: p50 ${ms(beforeProvider.p50Ms)} ms from the POST to that word (target ≤ 15), HTTP and`,
    `authentication included. Stages as reported, p50 ms: ${Object.entries(beforeProvider.stagesP50Ms)
      .map(([name, value]) => `${name} ${ms(value)}`)
      .join(', ')}.`,
    '',
    tokens,
    `Telemetry on; processes of ours: bus, gateway, worker. At 1 ms 100,000 tokens/s are offered; ours relays ${(saturated.ours.tokensPerS / saturated.peer.tokensPerS).toFixed(2)} times the peer's.`,
    'Targets: ≥ 30,000 tokens/s per core; 500 streams with < 400 MB for gateway and worker. "disturbed": share of the measured core that other',
    'programs used; the figures are those of the repetition that was disturbed least.',
    '',
    `First token of whole turns, 50 questions, model stand-in at its usual speed: p50 ${whole(figures.wholeTurnP50Ms)} ms, p95 ${whole(figures.wholeTurnP95Ms)} ms (target p95 < 500).`,
  ].join('\n');
}
