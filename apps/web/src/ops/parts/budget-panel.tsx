import { OPS_RULES, type OpsInference } from '@hyrox/contracts';
import { ShareBar } from '../charts/share-bar.tsx';
import { sayNanoUsd, sayShare } from '../say.ts';
import { Nothing, Panel } from './panel.tsx';

/** What is spent of each budget. */
export function BudgetPanel({ inference }: { inference: OpsInference | null }) {
  const budgets = inference?.budgets ?? [];
  return (
    <Panel title="Budget" aside="days and months are UTC">
      {inference && <p>{sayNanoUsd(inference.spentTodayNanoUsd)} spent today, all calls together.</p>}
      {budgets.length > 0 && !!inference?.holds?.nanoUsd && (
        <p className="text-small text-muted">{sayNanoUsd(inference.holds.nanoUsd)} more is held for answers that run.</p>
      )}
      {inference && budgets.length === 0 && <Nothing>No budget is set, so nothing is refused.</Nothing>}
      {!inference && <Nothing>Not known: inference-gateway does not answer.</Nothing>}
      <ul className="flex flex-col gap-3">
        {budgets.map(({ period, limitNanoUsd, spentNanoUsd }) => (
          <li key={period} className="flex flex-col gap-1">
            <p className="flex justify-between gap-3 text-small">
              <span>This {period}</span>
              <span>
                {sayNanoUsd(spentNanoUsd)} of {sayNanoUsd(limitNanoUsd)} · {sayShare(spentNanoUsd, limitNanoUsd)}
              </span>
            </p>
            <ShareBar share={spentNanoUsd / limitNanoUsd} isBad={spentNanoUsd / limitNanoUsd > OPS_RULES.BudgetNearlySpent.share} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
