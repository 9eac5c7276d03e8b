import type { PlanInputs } from '@hyrox/contracts';

/** An intermediate athlete with everything at hand and nothing that hurts. */
export const ATHLETE: PlanInputs = {
  today: '2027-01-06',
  raceDate: '2027-04-24',
  division: 'open',
  sex: 'male',
  ageYears: 32,
  level: 'intermediate',
  weeklyHours: 7,
  recentWeeklyHours: null,
  trainingDays: [1, 2, 3, 5, 6, 7],
  startOfWeek: 1,
  sessionLimitMin: null,
  equipment: ['ski_erg', 'sled', 'rower', 'farmers_handles', 'sandbag', 'wall_ball', 'barbell', 'dumbbells', 'bike', 'outdoors'],
  limits: [],
  goalTimeS: 5100,
  benchmarks: {
    fiveKmS: 1410,
    tenKmS: null,
    thresholdPaceSPerKm: null,
    stationsS: { ski_erg: 255, sled_push: 160, row: 270, wall_balls: 330 },
    lastRaceS: null,
  },
};
