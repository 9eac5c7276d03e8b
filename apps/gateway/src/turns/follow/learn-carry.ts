import { Notice, Source, type Carry } from '@hyrox/contracts';
import { z } from 'zod';
import { showNotices, showSources, type LiveTurn } from './live-turn.ts';

/** What a conductor wrote into `carry` for whoever shows the turn elsewhere. */
const Shown = z.object({ sources: z.array(Source), degraded: z.string().nullish(), notices: z.array(Notice).default([]) });

/** Shows what the conductor of this turn has found, when that was another gateway. */
export function learnCarry(turn: LiveTurn, carry: Carry): void {
  if (turn.sources) return;
  const shown = Shown.safeParse(carry);
  if (!shown.success) return;
  const { sources, degraded, notices } = shown.data;
  showSources(turn, { sources, ...(degraded ? { degraded } : {}) });
  showNotices(turn, notices);
}
