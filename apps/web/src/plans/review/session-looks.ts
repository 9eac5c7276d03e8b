import type { SessionKind } from '@hyrox/contracts';
import { Box, Medal } from 'lucide-react';
import { SESSION_LOOKS, type SessionLook } from '../../log/entries/session-types.ts';

const { run, hiit, strength, simulation, recovery } = SESSION_LOOKS;

/** How a planned session looks: word, icon and colour together, the colours of the log. */
export const PLAN_SESSION_LOOKS: Record<SessionKind, Omit<SessionLook, 'dot'>> = {
  easy_run: { ...run, label: 'Easy run' },
  long_run: { ...run, label: 'Long run' },
  quality_run: { ...run, label: 'Fast run' },
  easy_erg: { ...recovery, label: 'Easy erg' },
  strength,
  upper_strength: { ...strength, label: 'Upper strength' },
  stations: { label: 'Stations', Icon: Box, tint: 'text-station' },
  compromised: { ...hiit, label: 'Compromised run' },
  simulation,
  sharpen: { ...run, label: 'Sharpen' },
  race: { ...simulation, label: 'Race', Icon: Medal },
};
