import type { WholePlan } from '@hyrox/contracts';
import { describeOrigin } from '../plans/card/describe-origin.ts';
import { UndoButton } from '../plans/undo-button.tsx';
import { useChangePlan } from '../plans/use-plan-of-turn.ts';

/** Which plan this is, where it comes from, and the way back from having accepted it. */
export function PlanHead({ plan }: { plan: WholePlan }) {
  const undo = useChangePlan('undo');
  return (
    <section aria-label="Your plan" className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-2xl leading-tight">{plan.summary.title}</h2>
        <div className="-mx-3">
          <UndoButton planId={plan.id} undo={undo} size="small" done="The last change to your plan is undone">
            Undo last change
          </UndoButton>
        </div>
      </div>
      <ul className="flex flex-col gap-0.5 text-[0.9375rem] tabular-nums sm:flex-row sm:flex-wrap sm:gap-x-4">
        {plan.summary.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p className="text-small text-muted">{describeOrigin(plan)}</p>
      {undo.error && (
        <p role="alert" className="text-small text-danger">
          {undo.error.message}
        </p>
      )}
    </section>
  );
}
