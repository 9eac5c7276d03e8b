import { useEffect, useMemo, useState } from 'react';
import { browserZone, type Day, todayIn } from '../units/calendar-day.ts';
import { type UnitSystem, unitsOf } from '../units/unit-system.ts';
import { useProfile } from './use-profile.ts';

const MINUTE_MS = 60_000;

/** What day it is for the athlete and how they read numbers. */
export interface AthleteContext {
  today: Day;
  units: UnitSystem;
}

/** Before there is a profile, the browser's own zone and language count. A page left open notices midnight. */
export function useAthleteContext(): AthleteContext {
  const { data: profile } = useProfile();
  const zone = profile?.timezone ?? browserZone();
  const [today, setToday] = useState(() => todayIn(zone));

  useEffect(() => {
    const look = () => setToday(todayIn(zone));
    look();
    const timer = setInterval(look, MINUTE_MS);
    return () => clearInterval(timer);
  }, [zone]);

  const units = unitsOf(profile, navigator.language);
  return useMemo(() => ({ today, units }), [today, units]);
}
