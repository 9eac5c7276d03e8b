import { readOpsInference, readOpsTurns, type OpsOverview, type OpsService, type OpsWindow } from '@hyrox/contracts';
import type { AskBus } from '../bus-token.ts';
import type { SilenceLog } from './silence-log.ts';
import { ANSWER_WITHIN_MS, askServices, isSilence } from './ask-services.ts';

const orNull = (error: unknown): null => {
  if (isSilence(error)) return null;
  throw error;
};

/** Everything at one moment, from all services at once. A part whose service does not answer is null, and the service is named. */
export async function readOverview(
  input: { roles: string[]; window: OpsWindow },
  deps: {
    bus: Pick<AskBus, 'ask'>;
    now: () => Date;
    silence: SilenceLog;
    requests: () => Pick<OpsOverview, 'refused' | 'failing' | 'asked'>;
  },
): Promise<OpsOverview> {
  const { bus } = deps;
  const { roles, window } = input;
  const within = { timeoutMs: ANSWER_WITHIN_MS };
  const [turns, inference, backlogs] = await Promise.all([
    bus.ask(readOpsTurns, { roles, window }, within).catch(orNull),
    bus.ask(readOpsInference, { roles }, within).catch(orNull),
    askServices(bus, ({ backlog }) => bus.ask(backlog, { roles }, within)),
  ]);
  const silent = new Set<OpsService>(backlogs.silent);
  if (!turns) silent.add('logging');
  if (!inference) silent.add('inference-gateway');
  const services = backlogs.answers.map(({ service, answer }) => ({ service, ...answer }));
  const at = deps.now().toISOString();
  const silentSince = deps.silence.note([...silent], at);
  return { at, window, turns, inference, services, silent: [...silent], silentSince, ...deps.requests() };
}
