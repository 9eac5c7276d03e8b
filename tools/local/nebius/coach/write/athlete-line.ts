/** What the coach uses of the athlete summary; every figure is the summary's own. */
export interface AthleteFacts {
  daysToRace: number | null;
  goal: string | null;
  level: string | null;
  limitations: string | null;
}

/** Reads `Athlete profile: 35yo male, runs 40 mi/week, intermediate level, race in 112 days (…), goal: 80 min, limitations: …`. */
export function readAthlete(summary: string | null): AthleteFacts {
  const text = summary ?? '';
  const days = /race in (\d+) days/i.exec(text)?.[1];
  return {
    daysToRace: days === undefined ? null : Number(days),
    goal: /goal:? ([\d:.]+ ?(?:min(?:utes)?|h)?)/i.exec(text)?.[1] ?? null,
    level: /\b(beginner|novice|intermediate|advanced|elite)\b/i.exec(text)?.[1]?.toLowerCase() ?? null,
    limitations: /limitations:? (.+?)\.?$/im.exec(text)?.[1] ?? null,
  };
}

/** One line that ties the answer to the athlete, or nothing when the summary gives no handle. */
export function athleteLine(facts: AthleteFacts): string {
  const known = [
    facts.level === null ? '' : `${facts.level} level`,
    facts.daysToRace === null ? '' : `${facts.daysToRace} days to race day`,
    facts.goal === null ? '' : `a goal of ${facts.goal}`,
  ].filter((part) => part !== '');
  if (known.length === 0) return '';
  return `**For you** (${known.join(', ')}): ${horizonAdvice(facts.daysToRace)}`;
}

/** Less than two weeks is taper, less than six is race-specific: what can still change until then. */
function horizonAdvice(daysToRace: number | null): string {
  if (daysToRace === null) return 'work on it in every week, not once.';
  if (daysToRace <= 14) return 'too late to build anything new. Keep it sharp, keep it short, arrive fresh.';
  if (daysToRace <= 42) return 'make it race-specific now: rehearse it the way you will do it on the day.';
  return 'there is time to build this properly. Start easy, add load when the last step feels solid.';
}

/** A caution for what the athlete lists as a limitation or has named before; empty when there is nothing. */
export function cautionLine(facts: AthleteFacts, condition: string | null): string {
  const what = condition ?? facts.limitations;
  if (what === null) return '';
  return `You mentioned ${what}: get clearance from a physiotherapist or a sports medicine doctor before you load it, and until then stay with what is pain-free.`;
}
