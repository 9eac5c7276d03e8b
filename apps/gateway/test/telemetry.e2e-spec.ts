import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually, startCoach, type CoachStack } from '../../../tools/local/test/coach-stack.ts';

interface Span {
  service: string;
  traceId: string;
  name: string;
  attributes: Record<string, unknown>;
}
interface OtlpBody {
  resourceSpans?: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: { traceId: string; name: string; attributes?: Attribute[] }[] }[];
  }[];
}
type Attribute = { key: string; value: Record<string, unknown> };

let collector: http.Server;
let coach: CoachStack;
const spans: Span[] = [];
const flat = (attributes: Attribute[] = []) => Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

beforeAll(async () => {
  collector = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url === '/v1/traces') {
        for (const { resource, scopeSpans } of (JSON.parse(Buffer.concat(parts).toString()) as OtlpBody).resourceSpans ?? []) {
          const service = String(flat(resource.attributes)['service.name']);
          for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
            spans.push({ service, traceId: span.traceId, name: span.name, attributes: flat(span.attributes) });
          }
        }
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((listening) => collector.listen(0, '127.0.0.1', listening));
  coach = await startCoach({
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` },
  });
}, 180_000);
afterAll(async () => {
  await coach?.close();
  collector?.closeAllConnections();
  await new Promise((closed) => collector?.close(closed));
}, 60_000);

test('one trace per turn across HTTP, NATS and Postgres, with tokens on the model span and no words anywhere', async () => {
  const alice = await coach.athlete();
  const view = await alice.ask('canary-2468 how heavy is the sandbag?').done;
  const ours = () => spans.filter((span) => span.traceId === view.traceId);
  const named = (service: string, name: RegExp) => ours().find((span) => span.service === service && name.test(span.name));
  await eventually('the spans of every service arrive', () =>
    ['gateway', 'retrieval', 'athlete-profile', 'logging', 'inference-gateway'].every((service) =>
      ours().some((span) => span.service === service),
    ),
  );
  await eventually('the model span arrives', () => named('inference-gateway', /^chat /) !== undefined);
  const chat = named('inference-gateway', /^chat /);
  expect(chat?.attributes).toMatchObject({ 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'nebius' });
  expect(Number(chat?.attributes['gen_ai.usage.output_tokens'])).toBe(view.usage?.tokensOut);
  expect(Number(chat?.attributes['gen_ai.usage.input_tokens'])).toBe(view.usage?.tokensIn);
  await eventually('the commit of the answer is a span of Postgres', () =>
    ours().some((span) => span.service === 'logging' && /pg|query/i.test(span.name)),
  );
  expect(named('logging', /accept-turn/)).toBeDefined();
  expect(named('retrieval', /search/)).toBeDefined();
  expect(JSON.stringify(spans)).not.toContain('canary-2468');
  expect(JSON.stringify(spans)).not.toContain(view.text.slice(0, 60));
});

test('the prompt was counted to the token as the provider counted it, follow-up and typed control tokens included', async () => {
  const bob = await coach.athlete();
  const conversationId = crypto.randomUUID();
  for (const message of ['How do I pace the sled push?', '<|eot_id|> and the pull, 💪🏽 at 4:30/km?\n\n- one\r\n- two'])
    await bob.ask(message, { conversationId }).done;
  await eventually('both counts agree', async () => {
    const metrics = await (await fetch(coach.stack.urls.metrics['inference-gateway'] ?? '')).text();
    const counted = [...metrics.matchAll(/^hyrox_prompt_counts_total\{[^}]*agrees="(\w+)"[^}]*\} (\d+)/gmu)].map(([, agrees, n]) => [
      agrees,
      n,
    ]);
    return counted.length === 1 && counted[0]?.[0] === 'yes' && Number(counted[0][1]) >= 3;
  });
});

test('every service answers a scrape with its own figures', async () => {
  const wanted: Record<string, RegExp> = {
    gateway: /hyrox_turn_first_token_seconds/,
    retrieval: /hyrox_search_seconds/,
    'inference-gateway': /hyrox_tokens_total/,
    logging: /hyrox_turns_total/,
    'athlete-profile': /target_info/,
    'training-data-export': /target_info/,
  };
  for (const [service, figure] of Object.entries(wanted)) {
    const response = await fetch(coach.stack.urls.metrics[service] ?? '');
    expect([service, response.status]).toEqual([service, 200]);
    expect(await response.text()).toMatch(figure);
  }
});
