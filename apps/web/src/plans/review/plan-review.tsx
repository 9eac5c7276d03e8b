import type { PlanFinding, WholePlan } from '@hyrox/contracts';
import { Check, CircleAlert } from 'lucide-react';
import { say } from '../../chat/connection/announce.ts';
import { useAthleteContext } from '../../profile/use-athlete-context.ts';
import { Button } from '../../ui/button.tsx';
import { addDays } from '../../units/calendar-day.ts';
import { describeOrigin } from '../card/describe-origin.ts';
import { putAside } from '../card/plans-aside.ts';
import { closePlan } from '../plan-view.ts';
import { UndoButton } from '../undo-button.tsx';
import { useChangePlan } from '../use-plan-of-turn.ts';
import { WeekSection } from './week-section.tsx';

/** A whole plan to read, week by week, with what the rules found, and the one decision there is to make. */
export function PlanReview({ turnId, plan }: { turnId: string; plan: WholePlan }) {
  const context = useAthleteContext();
  const current = plan.weeks.findIndex(({ startDate }) => context.today < addDays(startDate, 7));
  return (
    <>
      <div
        className="scrollbar-quiet min-h-0 flex-1 overflow-y-auto overscroll-contain"
        tabIndex={0}
        role="region"
        aria-label="Plan week by week"
      >
        <div className="flex flex-col gap-2 px-4 py-3">
          <p className="font-display text-xl leading-tight font-semibold">{plan.summary.title}</p>
          <ul className="flex flex-col gap-0.5 text-[0.9375rem] tabular-nums">
            {plan.summary.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          <p className="text-small text-muted">{describeOrigin(plan)}</p>
          <Findings findings={plan.findings} />
        </div>
        <div className="border-t border-line">
          {plan.weeks.map((week, index) => (
            <WeekSection key={week.weekNumber} week={week} isOpenAtFirst={index === Math.max(0, current)} {...context} />
          ))}
        </div>
      </div>
      <Decision turnId={turnId} plan={plan} />
    </>
  );
}

function Findings({ findings }: { findings: readonly PlanFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <div role="note" aria-label="Cautions" className="rounded-card border border-l-2 border-line border-l-warning bg-raised px-3 py-2.5">
      <p className="flex items-center gap-1.5 text-small font-medium text-warning">
        <CircleAlert aria-hidden className="size-4" />
        {findings.length === 1 ? 'Caution' : `${findings.length} cautions`}
      </p>
      <ul className="mt-1 flex flex-col gap-1 text-small">
        {findings.map(({ path, rule, words }) => (
          <li key={`${rule}:${path}`}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

function Decision({ turnId, plan }: { turnId: string; plan: WholePlan }) {
  const accept = useChangePlan('accept');
  const undo = useChangePlan('undo');
  const error = accept.error ?? undo.error;
  const onAccept = () =>
    accept.mutate(plan.id, {
      onSuccess: () => {
        say('Your plan is active');
        closePlan();
      },
    });
  const onAside = () => {
    putAside(turnId, true);
    closePlan();
  };
  return (
    <div className="flex flex-col gap-2 border-t border-line px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {error && <p className="text-small text-danger">{error.message}</p>}
      {plan.status === 'active' ? (
        <div className="flex items-center justify-between gap-2">
          <p className="flex items-center gap-1.5 font-medium text-positive">
            <Check aria-hidden className="size-5" />
            Your plan is active
          </p>
          <UndoButton planId={plan.id} undo={undo} />
        </div>
      ) : (
        <div className="flex gap-2">
          <Button tone="accent" className="flex-1" disabled={accept.isPending} onClick={onAccept}>
            {accept.isPending ? 'Accepting…' : 'Accept plan'}
          </Button>
          <Button tone="quiet" onClick={onAside}>
            Not now
          </Button>
        </div>
      )}
    </div>
  );
}
