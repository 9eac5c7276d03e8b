import type { OpsDeadLetters } from '@hyrox/contracts';
import type { AskBus } from '../bus-token.ts';
import { ANSWER_WITHIN_MS, askServices } from './ask-services.ts';

/** The dead letters of all services, youngest first. */
export async function listAllDeadLetters(input: { roles: string[] }, deps: { bus: Pick<AskBus, 'ask'> }): Promise<OpsDeadLetters> {
  const { bus } = deps;
  const { answers, silent } = await askServices(bus, ({ deadLetters }) => bus.ask(deadLetters, input, { timeoutMs: ANSWER_WITHIN_MS }));
  const letters = answers.flatMap(({ service, answer }) => answer.letters.map((letter) => ({ ...letter, service })));
  return { letters: letters.sort((a, b) => Date.parse(b.keptAt) - Date.parse(a.keptAt)), silent };
}
