import { formatTable } from '../lab/format-table.ts';
import type { Relayed, TurnFigures } from './figures.ts';

const ms = (value: number): string => value.toFixed(2);
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** The figures for people, each beside its peer or its target, with how it was measured. */
export function describeTurns(figures: TurnFigures): string {
  const { added, fromDispatchMs, relayed, fiveHundred } = figures;
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
    ['100 streams', 'tokens/s', 'core µs per token', 'tokens/s per core', 'RSS MB', 'harness core busy', 'disturbed'],
    [
      row('ours at 20 ms, telemetry on', relayed.hundred.ours),
      row('express + openai SDK at 20 ms', relayed.hundred.peer),
      row('ours saturated, telemetry on', saturated.ours),
      row('express + openai SDK saturated', saturated.peer),
    ],
  );
  return [
    place,
    '',
    firstTokens,
    'Computed: POST to first token at the client, minus the stages before dispatch that the turn itself reports (the longest of accept,',
    'search and summary, plus prompt), minus the same percentile of asking the provider directly. The peer: POST to first token minus direct.',
    `From the word "thinking", said just before dispatch, to the first token: p50 ${ms(fromDispatchMs.one.p50Ms)} ms at 1 stream, ${ms(fromDispatchMs.hundred.p50Ms)} ms at 100 (p99 ${ms(fromDispatchMs.one.p99Ms)}, ${ms(fromDispatchMs.hundred.p99Ms)}), provider included.`,
    '',
    `Before the provider call (accept, search with its embedding cached, profile, safety, prompt), one turn at a time: p50 ${ms(figures.beforeProviderP50Ms)} ms (target ≤ 15).`,
    '',
    tokens,
    `Saturated, ours relays ${(saturated.ours.tokensPerS / saturated.peer.tokensPerS).toFixed(2)} times the tokens of the peer, and ${(saturated.ours.tokensPerCoreS / saturated.peer.tokensPerCoreS).toFixed(2)} times per core (target ≥ 30,000/s per core). Processes of ours: bus, gateway, worker.`,
    ...(fiveHundred
      ? [
          `500 streams at 20 ms: ${whole(fiveHundred.tokensPerS)} tokens/s of 25,000, first token p99 ${ms(fiveHundred.firstTokenP99Ms)} ms, RSS ${whole(fiveHundred.rssMb)} MB with the bus (target < 400 for gateway and worker).`,
        ]
      : []),
    '',
    `First token of whole turns, 50 questions, model stand-in at its usual speed: p50 ${whole(figures.wholeTurnP50Ms)} ms, p95 ${whole(figures.wholeTurnP95Ms)} ms (target p95 < 500).`,
  ].join('\n');
}
