import { OPS_CONTRACTS, OpsService, ServiceError, type OpsContracts } from '@hyrox/contracts';
import type { AskBus } from '../bus-token.ts';

/** A page for the night shows what it has: nobody waits for a service that is gone. */
export const ANSWER_WITHIN_MS = 1_500;

/** Whether nobody answered. What a service refuses is told as it is. */
export function isSilence(error: unknown): boolean {
  return error instanceof ServiceError && error.retryable;
}

/** Asks every service that owns data, all at once. `silent`: who did not answer. */
export async function askServices<T>(
  bus: Pick<AskBus, 'ask'>,
  ask: (contracts: OpsContracts, bus: Pick<AskBus, 'ask'>) => Promise<T>,
): Promise<{ answers: { service: OpsService; answer: T }[]; silent: OpsService[] }> {
  const answers: { service: OpsService; answer: T }[] = [];
  const silent: OpsService[] = [];
  const settled = await Promise.allSettled(OpsService.options.map((service) => ask(OPS_CONTRACTS[service], bus)));
  settled.forEach((result, i) => {
    const service = OpsService.options[i] as OpsService;
    if (result.status === 'fulfilled') answers.push({ service, answer: result.value });
    else if (isSilence(result.reason)) silent.push(service);
    else throw result.reason;
  });
  return { answers, silent };
}
