import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OPS_CONTRACTS, OpsOverview, readOpsInference, readOpsTurns, ServiceError, type OpsTurns } from '@hyrox/contracts';
import { Bus } from '@hyrox/messaging';
import { createLogger } from '@hyrox/telemetry';
import { answerOnBus } from './answer-on-bus.ts';
import { GatewayLab } from './gateway-lab.ts';
import { errorOf, sender } from './send.ts';

let lab: GatewayLab;
let sidecar: Bus;
let opsId: string;
let asOps: ReturnType<typeof sender>;
let asAthlete: ReturnType<typeof sender>;
beforeAll(async () => {
  lab = await GatewayLab.start();
  const { url } = await lab.gateway();
  const ops = await lab.signIn.athlete({ roles: ['ops'] });
  opsId = ops.id;
  asOps = sender(url, ops.token);
  asAthlete = sender(url, (await lab.signIn.athlete({ roles: ['data'] })).token);
  sidecar = await Bus.connect({ url: lab.nats.url, holderKind: 'sidecar', log: createLogger('sidecar', 'fatal') });
});
afterAll(async () => {
  await sidecar?.close();
  await lab?.stop();
});

const none = { bad: 0, all: 0, since: null };
const TURNS: OpsTurns = {
  figures: { turns: 1, done: 1, stopped: 0, failed: 0, cold: 0, degraded: 0, restarted: 0, tokensIn: 3, tokensOut: 4, costNanoUsd: 5 },
  stages: [],
  models: [],
  series: [],
  signals: {
    failed: none,
    cold: none,
    degraded: [],
    firstToken: { p95: null, all: 0, since: null },
    cost: { p95: null, all: 0, since: null },
  },
};
const nothing = { waiting: 0, since: null };

test.each(['/api/ops/overview', '/api/ops/turns', '/api/ops/dead-letters'])(
  '%s does not exist for anybody without the role',
  async (path) => {
    expect(await errorOf(await asAthlete('GET', path))).toMatchObject({ status: 404, code: 'not_found' });
  },
);

test('the overview has what answered and names who is silent; the services are told the roles', async () => {
  const roles: string[][] = [];
  const answers = [
    answerOnBus(sidecar, readOpsTurns, (input) => {
      roles.push(input.roles);
      return TURNS;
    }),
    answerOnBus(sidecar, readOpsInference, () => ({ models: [], budgets: [], spentTodayNanoUsd: 9, queued: null, modelsMissing: null })),
    answerOnBus(sidecar, OPS_CONTRACTS.logging.backlog, () => ({ outbox: nothing, deadLetters: nothing, consumers: [] })),
  ];
  await sidecar.connection.flush();
  const overview = OpsOverview.parse(await (await asOps('GET', '/api/ops/overview?window=hour')).json());
  expect([overview.window, overview.turns?.figures.turns, overview.inference?.spentTodayNanoUsd]).toEqual(['hour', 1, 9]);
  expect(overview.services.map(({ service }) => service)).toEqual(['logging']);
  expect(overview.silent.toSorted()).toEqual(['athlete-profile', 'inference-gateway', 'retrieval', 'training-data-export']);
  expect(roles).toEqual([['ops']]);
  for (const answer of answers) answer.stop();
});

test('a dead letter is sent again by its own service, whose refusal is told as it is', async () => {
  const asked: unknown[] = [];
  const { stop } = answerOnBus(sidecar, OPS_CONTRACTS['training-data-export'].redrive, (input) => {
    asked.push(input);
    if (input.id === 2) throw new ServiceError('conflict', 'No contract accepts this message');
    return { redrivenAt: '2026-11-30T03:00:00.000Z' };
  });
  await sidecar.connection.flush();
  const redrive = (of: string) => asOps('POST', `/api/ops/dead-letters/${of}/redrive`, {});
  expect(await (await redrive('training-data-export/1')).json()).toEqual({ redrivenAt: '2026-11-30T03:00:00.000Z' });
  expect(asked).toEqual([{ roles: ['ops'], id: 1 }]);
  expect((await redrive('training-data-export/2')).status).toBe(409);
  expect((await redrive('nobody/1')).status).toBe(400);
  expect((await redrive('logging/x')).status).toBe(400);
  expect((await asAthlete('POST', '/api/ops/dead-letters/logging/1/redrive', {})).status).toBe(404);
  stop();
});

test('a dead letter is set aside by its own service, which is told whose account decided it', async () => {
  const asked: unknown[] = [];
  const { stop } = answerOnBus(sidecar, OPS_CONTRACTS.logging.setAside, (input) => {
    asked.push(input);
    if (input.id === 2) throw new ServiceError('not_found', 'There is no such message waiting');
    return { setAsideAt: '2026-11-30T03:00:00.000Z' };
  });
  await sidecar.connection.flush();
  const setAside = (of: string, as = asOps) => as('POST', `/api/ops/dead-letters/${of}/set-aside`, {});
  expect(await (await setAside('logging/1')).json()).toEqual({ setAsideAt: '2026-11-30T03:00:00.000Z' });
  expect(asked).toEqual([{ roles: ['ops'], id: 1, who: opsId }]);
  expect((await setAside('logging/2')).status).toBe(404);
  expect((await setAside('logging/1', asAthlete)).status).toBe(404);
  stop();
});
