import type { WholePlan } from '@hyrox/contracts';
import { RotateCcw } from 'lucide-react';
import { say } from '../chat/connection/announce.ts';
import { describeOrigin } from '../plans/card/describe-origin.ts';
import { useChangePlan } from '../plans/use-plan-of-turn.ts';
import { Button } from '../ui/button.tsx';

/** Which plan this is, where it comes from, and the way back from having accepted it. */
export function PlanHead({ plan }: { plan: WholePlan }) {
  const undo = useChangePlan('undo');
  return (
    <section aria-label="Your plan" className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-2xl leading-tight">{plan.summary.title}</h2>
        <Button
          tone="quiet"
          size="small"
          disabled={undo.isPending}
          onClick={() => undo.mutate(plan.id, { onSuccess: () => say('The last change to your plan is undone') })}
        >
          <RotateCcw aria-hidden className="size-4" />
          Undo last change
        </Button>
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
