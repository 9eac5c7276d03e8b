import type { Account } from '../keys.ts';
import { StartError } from './start-error.ts';

interface AccountPlan {
  email: Account;
  roles: string[];
  purpose: string;
}

/** The embedded accounts; their passwords are in keys.json and are printed at start. */
export const ACCOUNT_PLANS: readonly AccountPlan[] = [
  { email: 'demo@hyrox.local', roles: [], purpose: 'an athlete' },
  { email: 'ops@hyrox.local', roles: ['ops'], purpose: 'the operations page' },
  { email: 'data@hyrox.local', roles: ['data'], purpose: 'the data team' },
];

export interface AccountsOptions {
  supabaseUrl: string;
  serviceRoleKey: string;
  passwords: Readonly<Record<Account, string>>;
}

/** Creates the accounts that are not there. Returns the addresses that exist with another password. */
export async function createAccounts(options: AccountsOptions): Promise<Account[]> {
  const foreign: Account[] = [];
  for (const plan of ACCOUNT_PLANS) {
    const created = await post(options, '/auth/v1/admin/users', {
      email: plan.email,
      password: options.passwords[plan.email],
      email_confirm: true,
      app_metadata: { roles: plan.roles },
    });
    if (created.ok) continue;
    if (created.status !== 422)
      throw new StartError(`The account ${plan.email} could not be created: Supabase answered ${created.status}.`);
    const signedIn = await post(options, '/auth/v1/token?grant_type=password', {
      email: plan.email,
      password: options.passwords[plan.email],
    });
    if (!signedIn.ok) foreign.push(plan.email);
  }
  return foreign;
}

async function post(options: AccountsOptions, pathAndQuery: string, body: object): Promise<{ ok: boolean; status: number }> {
  const response = await fetch(options.supabaseUrl + pathAndQuery, {
    method: 'POST',
    headers: { apikey: options.serviceRoleKey, authorization: `Bearer ${options.serviceRoleKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return { ok: response.ok, status: response.status };
}
