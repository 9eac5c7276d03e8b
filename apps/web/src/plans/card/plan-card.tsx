import type { WholePlan } from '@hyrox/contracts';
import { CalendarDays, Check } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { closeSource } from '../../chat/sources/source-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dots } from '../../ui/dots.tsx';
import { showPlan } from '../plan-view.ts';
import { UndoButton } from '../undo-button.tsx';
import { type PlanFacts, useChangePlan, useMakePlan, usePlanOfTurn } from '../use-plan-of-turn.ts';
import { describeOrigin } from './describe-origin.ts';
import { type FactName, MissingFact } from './missing-fact.tsx';
import { putAside, useIsAside } from './plans-aside.ts';

/** An answer of the last minutes has its plan made unasked; an older one waits to be asked. */
const FRESH_MS = 10 * 60_000;

export interface PlanCardProps {
  turnId: string;
  /** When the question was sent, milliseconds since the epoch. */
  sentAt: number;
}

/** The plan that belongs to an answer, wherever it stands: not made, being made, ready, active. The same on every device, but for what was put aside. */
export function PlanCard({ turnId, sentAt }: PlanCardProps) {
  const plan = usePlanOfTurn(turnId);
  const making = useMakePlan(turnId);
  const isAside = useIsAside(turnId);
  const [facts, setFacts] = useState<PlanFacts>({});
  const hasBegun = useRef(false);
  const { mutate } = making;
  const isFresh = plan.data === null && !isAside && Date.now() - sentAt < FRESH_MS;

  useEffect(() => {
    if (!isFresh || hasBegun.current) return;
    hasBegun.current = true;
    mutate({});
  }, [isFresh, mutate]);

  const make = (more: PlanFacts = {}) => {
    const known = { ...facts, ...more };
    setFacts(known);
    mutate(known);
  };

  if (isAside) return <AsideLine onShow={() => putAside(turnId, false)} />;
  if (plan.data) return <MadePlan turnId={turnId} plan={plan.data} />;
  if (making.isPending || (making.isSuccess && !plan.isError)) {
    return (
      <Card title="Making your plan…">
        <p role="status" className="flex items-center gap-2 text-small text-muted">
          <Dots />
          Reading the answer and checking it against your profile
        </p>
      </Card>
    );
  }
  if (making.error) return <NoPlan error={making.error} onMake={make} onAside={() => putAside(turnId, true)} />;
  if (plan.isError) return <NoPlan error={plan.error} onMake={() => void plan.refetch()} onAside={() => putAside(turnId, true)} />;
  if (plan.isPending) return <Card title="Plan" />;
  return (
    <Card title="Keep this as a plan">
      <p className="text-small text-muted">Week by week, checked against your profile. Nothing changes before you accept it.</p>
      <Actions onAside={() => putAside(turnId, true)}>
        <Button tone="accent" size="small" onClick={() => make()}>
          Make the plan
        </Button>
      </Actions>
    </Card>
  );
}

function MadePlan({ turnId, plan }: { turnId: string; plan: WholePlan }) {
  const undo = useChangePlan('undo');
  const review = () => {
    closeSource();
    showPlan(turnId);
  };
  const isActive = plan.status === 'active';
  return (
    <Card title={plan.summary.title}>
      <ul className="flex flex-col gap-0.5 text-[0.9375rem] tabular-nums">
        {plan.summary.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p className="text-small text-muted">{describeOrigin(plan)}</p>
      {isActive && (
        <p className="flex items-center gap-1.5 text-small font-medium text-positive">
          <Check aria-hidden className="size-4" />
          Your plan is active
        </p>
      )}
      {plan.status === 'archived' && <p className="text-small text-muted">Another plan took its place.</p>}
      {undo.error && <p className="text-small text-danger">{undo.error.message}</p>}
      {isActive ? (
        <div className="flex flex-wrap items-center gap-2 pt-1">
          <Button tone="outline" size="small" onClick={review}>
            Open
          </Button>
          <UndoButton planId={plan.id} undo={undo} size="small" />
        </div>
      ) : (
        <Actions onAside={() => putAside(turnId, true)}>
          <Button tone="accent" size="small" onClick={review}>
            Review
          </Button>
        </Actions>
      )}
    </Card>
  );
}

interface NoPlanProps {
  error: Error;
  onMake: (facts?: PlanFacts) => void;
  onAside: () => void;
}

/** Why there is no plan yet, and the one thing to do: say a fact, try again, or nothing where there must be none. */
function NoPlan({ error, onMake, onAside }: NoPlanProps) {
  const { code, field } = error instanceof ApiError ? error : { code: 'internal', field: undefined };
  if (code === 'invalid' && (field === 'weeklyHours' || field === 'level')) {
    return (
      <Card title="One question before your plan">
        <MissingFact key={field} fact={field satisfies FactName} onSay={onMake} />
      </Card>
    );
  }
  const isRefused = code === 'forbidden' || code === 'invalid';
  return (
    <Card title={isRefused ? 'No plan from this answer' : 'The plan could not be made'}>
      <p className="text-small text-muted">{isRefused ? error.message : `${error.message} The answer is kept.`}</p>
      <Actions onAside={onAside}>
        {!isRefused && (
          <Button tone="accent" size="small" onClick={() => onMake()}>
            Try again
          </Button>
        )}
      </Actions>
    </Card>
  );
}

function Card({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div role="group" aria-label="Plan" className="flex animate-fade flex-col gap-2 rounded-card border border-line bg-surface px-4 py-3">
      <h3 className="flex items-center gap-2 text-lg leading-tight">
        <CalendarDays aria-hidden className="size-5 shrink-0 text-muted" />
        {title}
      </h3>
      {children}
    </div>
  );
}

function Actions({ children, onAside }: { children: ReactNode; onAside: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2 pt-1">
      {children}
      <Button tone="quiet" size="small" onClick={onAside}>
        Not now
      </Button>
    </div>
  );
}

function AsideLine({ onShow }: { onShow: () => void }) {
  return (
    <p className="flex items-center gap-1 text-small text-muted">
      Plan put aside on this device
      <Button tone="quiet" size="small" onClick={onShow}>
        Show
      </Button>
    </p>
  );
}
