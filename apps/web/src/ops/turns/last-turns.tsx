import type { OpsTurn } from '@hyrox/contracts';
import { Button } from '../../ui/button.tsx';
import { Nothing, Panel } from '../parts/panel.tsx';
import { TurnRow } from './turn-row.tsx';

interface LastTurnsProps {
  turns: readonly OpsTurn[] | undefined;
  /** Of the route. Undefined when nobody knows. */
  firstModel: string | undefined;
  nowMs: number;
  /** Undefined when all there are may already be shown. */
  onMore: (() => void) | undefined;
}

const KEY = [
  ['bg-strength', 'before the model'],
  ['bg-info', 'first word'],
  ['bg-positive', 'rest of the answer'],
  ['bg-edge', 'waiting and storing'],
] as const;

/** The turns that ended last as waterfalls on one scale, so that the slow one stands out. */
export function LastTurns({ turns, firstModel, nowMs, onMore }: LastTurnsProps) {
  const mostMs = Math.max(1, ...(turns ?? []).map(({ latencyMs }) => latencyMs));
  return (
    <Panel title="Last turns" aside="youngest first; open one for its stages">
      <ul aria-label="Colours" className="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted">
        {KEY.map(([colour, words]) => (
          <li key={words} className="flex items-center gap-2">
            <span aria-hidden className={`size-3 rounded-sm ${colour}`} />
            {words}
          </li>
        ))}
      </ul>
      {turns?.length === 0 && <Nothing>No turn has ended yet.</Nothing>}
      <ol className="flex flex-col">
        {turns?.map((turn) => (
          <TurnRow key={turn.turnId} turn={turn} firstModel={firstModel} mostMs={mostMs} nowMs={nowMs} />
        ))}
      </ol>
      {onMore && (
        <Button tone="outline" size="small" className="self-start" onClick={onMore}>
          Show more
        </Button>
      )}
    </Panel>
  );
}
