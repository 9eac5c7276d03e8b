import { OPS_RULES, type OpsInference, type OpsTurns } from '@hyrox/contracts';
import type { ReactNode } from 'react';
import { type Bar, StepBars } from '../charts/step-bars.tsx';
import { many, sayCount, sayMs, sayNanoUsd, sayShare, sayTime } from '../say.ts';

interface FiguresProps {
  turns: OpsTurns;
  inference: OpsInference | null;
  nowMs: number;
}

/** Four questions with a figure and its course each: how many, how fast, how cold, how dear. */
export function Figures({ turns: { figures, series, stages }, inference, nowMs }: FiguresProps) {
  const bars = (of: (step: (typeof series)[number]) => Omit<Bar, 'label'>): Bar[] =>
    series.map((step) => ({ label: sayTime(step.at, nowMs), ...of(step) }));
  const first = stages.find(({ stage }) => stage === 'first_token');
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <Figure
        title="Turns"
        value={sayCount(figures.turns)}
        note={`${sayCount(figures.failed)} failed · ${sayCount(figures.stopped)} stopped · ${sayCount(figures.degraded)} with something missing`}
      >
        <StepBars title="Turns" badLabel="Failed" say={sayCount} bars={bars((step) => ({ value: step.turns, bad: step.failed }))} />
      </Figure>
      <Figure
        title="First word"
        value={sayMs(first?.p50Ms ?? null)}
        note={`for half of the turns; 19 of 20 within ${sayMs(first?.p95Ms ?? null)} (alert above ${sayMs(OPS_RULES.FirstTokenSlow.ms)})`}
      >
        <StepBars
          title="First word, 19 of 20 within"
          say={sayMs}
          limit={OPS_RULES.FirstTokenSlow.ms}
          bars={bars((step) => ({
            value: step.firstTokenP95Ms ?? 0,
            bad: (step.firstTokenP95Ms ?? 0) > OPS_RULES.FirstTokenSlow.ms ? (step.firstTokenP95Ms ?? 0) : 0,
          }))}
        />
      </Figure>
      <Figure
        title="Met a cold model"
        value={sayShare(figures.cold, figures.turns)}
        note={`${many(figures.cold, 'turn')} waited for it · ${sayCount(figures.restarted)} began again elsewhere`}
      >
        <StepBars title="Turns that met a cold model" say={sayCount} bars={bars((step) => ({ value: step.cold }))} />
      </Figure>
      <Figure
        title="Cost of turns"
        value={sayNanoUsd(figures.costNanoUsd)}
        note={`${sayNanoUsd(figures.turns ? figures.costNanoUsd / figures.turns : 0)} a turn · all calls today ${sayNanoUsd(inference?.spentTodayNanoUsd ?? null)}`}
      >
        <StepBars title="Cost of turns" say={sayNanoUsd} bars={bars((step) => ({ value: step.costNanoUsd }))} />
      </Figure>
    </div>
  );
}

interface FigureProps {
  title: string;
  value: string;
  note: string;
  children: ReactNode;
}

function Figure({ title, value, note, children }: FigureProps) {
  return (
    <section className="flex min-w-0 flex-col gap-1 rounded-card border border-line bg-surface p-4">
      <h2 className="font-sans text-small font-normal text-muted">{title}</h2>
      <p className="font-display text-4xl leading-none font-semibold">{value}</p>
      <p className="min-h-10 text-small text-muted">{note}</p>
      {children}
    </section>
  );
}
