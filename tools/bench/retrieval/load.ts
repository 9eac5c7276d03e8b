import { setTimeout as sleep } from 'node:timers/promises';
import { searchPassages } from '@hyrox/contracts';
import { connect } from '@nats-io/transport-node';
import { z } from 'zod';
import { LoadPlan, type LoadResult } from './load-plan.ts';

/** The load process: every question once, so that its vector is known; then one at a time; then at a fixed rate. Says `ready`, then one line of JSON. */
const plan = LoadPlan.parse(JSON.parse(process.argv[2] ?? '{}'));
const TIMEOUT_MS = 10_000;
// Our bus client needs a build, which a bench started from source has not.
const bus = await connect({ servers: plan.url, user: plan.user, pass: plan.password, inboxPrefix: `_INBOX_${plan.user}` });
const Reply = z.object({ ok: searchPassages.output });
const result: LoadResult = { oneByOneMs: [], openLoopMs: [], stages: [], errors: [] };

/** Asks the question of this number and returns the stages; what fails is told and not timed. */
async function ask(number: number): Promise<Record<string, number> | undefined> {
  const question = plan.questions[number % plan.questions.length];
  if (!question) return undefined;
  try {
    const reply = await bus.request(searchPassages.subject, JSON.stringify(question), { timeout: TIMEOUT_MS });
    const { stages, degraded } = Reply.parse(reply.json()).ok;
    if (degraded) result.errors.push(`${degraded}: ${question.query}`);
    return stages;
  } catch (error) {
    result.errors.push(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

process.stdout.write('ready\n');
for (let number = 0; number < plan.questions.length; number++) await ask(number);

for (let number = 0; number < plan.oneByOne; number++) {
  const startedMs = performance.now();
  if (await ask(number)) result.oneByOneMs.push(performance.now() - startedMs);
}

const underWay: Promise<void>[] = [];
const everyMs = 1_000 / plan.openLoop.perS;
const beganMs = performance.now();
for (let number = 0; number < plan.openLoop.perS * plan.openLoop.seconds; number++) {
  const dueMs = beganMs + number * everyMs;
  await sleep(Math.max(0, dueMs - performance.now()));
  const asked = async () => {
    const stages = await ask(number);
    if (!stages) return;
    result.openLoopMs.push(performance.now() - dueMs);
    result.stages.push(stages);
  };
  underWay.push(asked());
}
await Promise.all(underWay);
result.errors.splice(20);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
