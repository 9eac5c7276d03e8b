'use client';

import type { OpsWindow } from '@hyrox/contracts';
import Link from 'next/link';
import { useDeferredValue, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Button, buttonStyle } from '../ui/button.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { DeadLetters } from './letters/dead-letters.tsx';
import { OpsSkeleton } from './ops-skeleton.tsx';
import { BudgetPanel } from './parts/budget-panel.tsx';
import { Figures } from './parts/figures.tsx';
import { ModelsPanel } from './parts/models-panel.tsx';
import { Nothing } from './parts/panel.tsx';
import { ServicesPanel } from './parts/services-panel.tsx';
import { StageTable } from './parts/stage-table.tsx';
import { WINDOW_WORDS, WindowTabs } from './parts/window-tabs.tsx';
import { ProblemList } from './problems/problem-list.tsx';
import { useDeadLetters, useLastTurns, useOverview } from './read/use-ops.ts';
import { windowPath } from './read/window-path.ts';
import { sayTime } from './say.ts';
import { OpsRefused } from './signed-out/ops-signed-out.tsx';
import { LastTurns } from './turns/last-turns.tsx';

const FIRST_TURNS = 20;
const MOST_TURNS = 100;

/** What is wrong, then what goes on: for somebody who was asleep a minute ago. */
export function OpsScreen({ first }: { first: OpsWindow }) {
  const [window, setWindow] = useState(first);
  const choose = (next: OpsWindow) => {
    setWindow(next);
    // Not a step in the history: the way back leads away from the page, not through what was looked at on it.
    globalThis.history.replaceState(null, '', windowPath(next));
  };
  const [limit, setLimit] = useState(FIRST_TURNS);
  const look = useOverview(window);
  // In slices, so that a look every five seconds never holds up a hand.
  const seen = useDeferredValue(look.data);
  const isAllowed = look.isSuccess;
  const turns = useLastTurns(limit, isAllowed);
  const letters = useDeadLetters(isAllowed);
  const { error } = look;
  if (error instanceof ApiError && error.status === 404) return <NotHere />;
  if (error instanceof ApiError && error.status === 401) return <OpsRefused />;
  if (!seen) return error && !look.data ? <NoFigures isTrying={look.isFetching} onRetry={() => void look.refetch()} /> : <OpsSkeleton />;

  const { overview: data, problems } = seen;
  const nowMs = Date.parse(data.at);
  const of = WINDOW_WORDS[data.window].long;
  return (
    <>
      {error && (
        <p role="alert" className="rounded-card border border-danger bg-surface p-4">
          The gateway has not answered since {sayTime(data.at, Date.now())}. What you see is from then; this page goes on asking.
        </p>
      )}
      <ProblemList problems={problems} nowMs={nowMs} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <WindowTabs chosen={window} onChoose={choose} />
        <p className="text-small text-muted">
          {of}, looked at {sayTime(data.at, Date.now())} · looks again every 5 s
        </p>
      </div>
      {data.turns ? (
        <Figures turns={data.turns} inference={data.inference} nowMs={nowMs} />
      ) : (
        <Nothing>Figures of turns are missing: logging does not answer.</Nothing>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <StageTable stages={data.turns?.stages ?? []} of={of} />
        <div className="flex min-w-0 flex-col gap-4">
          <ModelsPanel inference={data.inference} shares={data.turns?.models ?? []} of={of} nowMs={nowMs} />
          <BudgetPanel inference={data.inference} />
        </div>
      </div>
      <DeadLetters found={letters.data} isUnread={letters.isError} nowMs={nowMs} />
      <LastTurns
        turns={turns.data}
        firstModel={data.inference?.models.find(({ place }) => place === 1)?.model}
        nowMs={nowMs}
        onMore={limit < MOST_TURNS && (turns.data?.length ?? 0) >= limit ? () => setLimit(MOST_TURNS) : undefined}
      />
      <ServicesPanel overview={data} nowMs={nowMs} />
    </>
  );
}

/** For everybody without the role there is nothing here, as for the gateway. */
function NotHere() {
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="text-4xl">Off the course</h1>
      <p className="text-muted">There is nothing at this address for your account.</p>
      <Link href="/coach" className={buttonStyle({ tone: 'accent' })}>
        Back to Coach K
      </Link>
    </div>
  );
}

function NoFigures({ isTrying, onRetry }: { isTrying: boolean; onRetry: () => void }) {
  return (
    <>
      <h1 className="text-3xl">The gateway does not answer</h1>
      <ProblemCard
        title="No figures can be shown"
        action={
          <Button tone="accent" onClick={onRetry}>
            {isTrying ? 'Trying…' : 'Try again'}
          </Button>
        }
      >
        Athletes cannot reach the coach either. Look whether the gateway runs and whether the bus is up; this page goes on asking every 5 s.
        Handbook: docs/operations.md, ServiceDown.
      </ProblemCard>
    </>
  );
}
