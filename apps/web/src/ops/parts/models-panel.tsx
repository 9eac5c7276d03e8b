import type { OpsInference, OpsModel, OpsTurns } from '@hyrox/contracts';
import { ShareBar } from '../charts/share-bar.tsx';
import { many, sayMs, sayNanoUsd, sayNth, sayShare, sayTime } from '../say.ts';
import { Nothing, Panel } from './panel.tsx';

interface ModelsPanelProps {
  inference: OpsInference | null;
  shares: OpsTurns['models'];
  of: string;
  nowMs: number;
}

const BREAKER: Readonly<Record<string, string>> = { open: 'not asked: fails too often', probing: 'asked by one probe', closed: 'asked' };

/** Which models answer: their place in the chain, how they stand, and what share of the turns they really had. */
export function ModelsPanel({ inference, shares, of, nowMs }: ModelsPanelProps) {
  const turns = shares.reduce((sum, share) => sum + share.turns, 0);
  const known = inference?.models ?? [];
  const others = shares.map(({ model }) => model).filter((model) => !known.some((one) => one.model === model));
  const rows = [...known.map(({ model }) => model), ...others];
  return (
    <Panel title="Models" aside={of}>
      {rows.length === 0 && <Nothing>No model is known: inference-gateway does not answer.</Nothing>}
      <ul className="flex flex-col gap-4">
        {rows.map((model) => {
          const share = shares.find((one) => one.model === model);
          const state = known.find((one) => one.model === model);
          return (
            <li key={model ?? 'none'} className="flex flex-col gap-1">
              <p className="flex justify-between gap-x-3">
                <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{model ?? 'No model was reached'}</span>
                <span className="shrink-0">{sayShare(share?.turns ?? 0, turns)}</span>
              </p>
              <ShareBar share={turns ? (share?.turns ?? 0) / turns : 0} isBad={state?.breaker === 'open' || model === null} />
              <p className={`text-small ${state?.breaker === 'open' ? 'text-danger' : 'text-muted'}`}>{standing(state, nowMs)}</p>
              {share && (
                <p className="text-small text-muted">
                  {many(share.turns, 'turn')}, {share.failed} failed · first word {sayMs(share.firstTokenP50Ms)}, 19 of 20 within{' '}
                  {sayMs(share.firstTokenP95Ms)} · {sayNanoUsd(share.costNanoUsd)}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function standing(state: OpsModel | undefined, nowMs: number): string {
  if (!state) return 'not in the chain any more';
  const { place, gone } = state;
  const split = state.splitPercent === null ? null : `answers ${state.splitPercent} % of the athletes (split)`;
  const shadow = state.shadowPercent === null ? null : `asked beside it for ${state.shadowPercent} % of the turns, shown to nobody`;
  const warmth = state.warmth && state.warmth !== 'unknown' ? `believed ${state.warmth}` : null;
  const breaker = state.breaker && state.breaker !== 'closed' ? BREAKER[state.breaker] : null;
  const outside = split ? null : 'not in the chain';
  const asked = place === null ? outside : place === 1 ? 'asked first' : `asked as number ${place}`;
  const missing = gone && [place && `${sayNth(place)} of the chain`, `not served, asked again ${sayTime(gone.until, nowMs)}`];
  return [breaker, split, missing?.filter(Boolean).join(', ') ?? (breaker ? null : asked), shadow, warmth].filter(Boolean).join(' · ');
}
