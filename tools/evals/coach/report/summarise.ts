import type { Scope } from '../checks/check-kind.ts';
import { CATEGORIES } from '../scenario/scenario.ts';
import type { CheckRate } from './check-rates.ts';
import { wilson, type Interval } from './wilson.ts';

/** Pass rate of a group of checks, each counted once with its share of passed samples. */
export interface Share {
  passed: number;
  of: number;
  interval: Interval;
}

export interface CategorySummary {
  category: string;
  scenarios: number;
  pipeline: Share;
  model: Share;
  /** Checks that only a real model's answer can decide. */
  needsModel: number;
}

function shareOf(rates: readonly CheckRate[], scope: Scope): Share {
  const decided = rates.filter((rate) => rate.scope === scope && rate.decided > 0);
  const passed = decided.reduce((sum, rate) => sum + rate.passed / rate.decided, 0);
  return { passed, of: decided.length, interval: wilson(passed, decided.length) };
}

/** Pass rates with their 95 % intervals for each category and scope, then for all of them as `all`. */
export function summarise(rates: readonly CheckRate[]): CategorySummary[] {
  const groups: [string, CheckRate[]][] = CATEGORIES.map((category) => [category, rates.filter((rate) => rate.category === category)]);
  return [...groups.filter(([, of]) => of.length > 0), ['all', [...rates]] as [string, CheckRate[]]].map(([category, of]) => ({
    category,
    scenarios: new Set(of.map(({ scenario }) => scenario)).size,
    pipeline: shareOf(of, 'pipeline'),
    model: shareOf(of, 'model'),
    needsModel: of.filter((rate) => rate.decided === 0 && rate.needsModel).length,
  }));
}
