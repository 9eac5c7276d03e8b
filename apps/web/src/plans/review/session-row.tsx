import type { PlanSession } from '@hyrox/contracts';
import { formatMinutes } from '../../units/format-quantity.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { describeBlock, exerciseName } from './describe-block.ts';
import { PLAN_SESSION_LOOKS } from './session-looks.ts';

const PARTS = { warm_up: 'Warm up', main: null, cool_down: 'Cool down' } as const;

/** One session: its kind with icon, word and colour, how long and how hard, and its blocks in order. */
export function SessionRow({ session, units }: { session: PlanSession; units: UnitSystem }) {
  const { label, Icon, tint } = PLAN_SESSION_LOOKS[session.kind];
  return (
    <div className="flex flex-col gap-1">
      <p className={`flex items-center gap-1.5 text-small font-medium ${tint}`}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {label}
      </p>
      {session.title !== label && <p className="font-medium">{session.title}</p>}
      <p className="text-small text-muted tabular-nums">
        {formatMinutes(session.durationMin)} · RPE {session.rpe}
      </p>
      <SessionBlocks session={session} units={units} />
    </div>
  );
}

/** The blocks of a session in order: what, and how much of it. */
export function SessionBlocks({ session, units }: { session: PlanSession; units: UnitSystem }) {
  return (
    <ol className="flex flex-col gap-1 pt-0.5 text-small">
      {session.blocks.map((block, index) => (
        <li key={index} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3">
          <span>
            {PARTS[block.part] ? `${PARTS[block.part]}: ${exerciseName(block.exercise).toLowerCase()}` : exerciseName(block.exercise)}
          </span>
          <span className="text-muted tabular-nums">{describeBlock(block, units, session.rpe)}</span>
        </li>
      ))}
    </ol>
  );
}
