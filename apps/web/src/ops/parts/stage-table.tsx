import type { OpsStage } from '@hyrox/contracts';
import { sayCount, sayMs } from '../say.ts';
import { byOrder, stageWords } from '../turns/stage-words.ts';
import { Nothing, Panel } from './panel.tsx';

/** How long each stage takes, in the order of a turn. */
export function StageTable({ stages, of }: { stages: readonly OpsStage[]; of: string }) {
  const rows = stages.toSorted((a, b) => byOrder(a.stage, b.stage));
  return (
    <Panel title="Where the time goes" aside={of}>
      {rows.length === 0 ? (
        <Nothing>No turn ended in this time.</Nothing>
      ) : (
        <table className="w-full text-small">
          <thead className="text-muted">
            <tr>
              <th scope="col" className="py-1 text-left font-normal">
                Stage
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                p50
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                p95
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                Turns
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ stage, p50Ms, p95Ms, turns }) => (
              <tr key={stage} className="border-t border-line">
                <th scope="row" className={`py-1.5 text-left ${stage === 'turn' ? 'font-medium' : 'font-normal'}`}>
                  {stageWords(stage)}
                </th>
                <td className="py-1.5 text-right">{sayMs(p50Ms)}</td>
                <td className="py-1.5 text-right">{sayMs(p95Ms)}</td>
                <td className="py-1.5 text-right text-muted">{sayCount(turns)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
