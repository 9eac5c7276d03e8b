import type { Account } from '../keys.ts';
import { ACCOUNT_PLANS } from './accounts.ts';

export interface ReadyFacts {
  url: string;
  /** Absent when the accounts are a real Supabase's. */
  passwords?: Readonly<Record<Account, string>>;
  /** Accounts that exist with a password we do not know. */
  foreign: readonly Account[];
  metrics: Readonly<Record<string, string>>;
  logsDir: string;
}

/** The one block a person reads when everything runs. */
export function readyBlock(facts: ReadyFacts): string {
  const { passwords } = facts;
  const accounts = passwords
    ? ACCOUNT_PLANS.map((plan) => {
        const password = facts.foreign.includes(plan.email) ? '(made earlier, with another password)' : passwords[plan.email];
        return `  ${plan.email.padEnd(18)} ${password}  ${plan.purpose}`;
      })
    : ['  accounts           those of your Supabase project'];
  const metrics = Object.entries(facts.metrics).map(([name, url]) => `  ${`metrics`.padEnd(18)} ${url}  ${name}`);
  return [
    `ready  ${facts.url}`,
    '',
    ...accounts,
    '',
    ...metrics,
    `  ${'logs'.padEnd(18)} ${facts.logsDir}`,
    `  ${'stop'.padEnd(18)} Ctrl-C`,
  ].join('\n');
}
