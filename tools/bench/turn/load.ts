import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AnswerScanner, type ScannedAnswer } from './answer-scanner.ts';
import { LoadPlan, type LoadResult } from './load-plan.ts';

/** The load process: so many streams at once, each asking again as soon as it was answered. Says `ready`, `start`, `end` and then one line of JSON. */
const plan = LoadPlan.parse(JSON.parse(process.argv[2] ?? '{}'));
const order = `bench ${plan.tokens} tokens every ${plan.paceMs} ms`;
const SYSTEM = 'You are a Hyrox coach. '.repeat(60);
const stagesLine = /"stages":(\{[^}]*\})/;
const stages = z.record(z.string(), z.number());

const result: LoadResult = {
  measuredMs: 0,
  answers: 0,
  tokens: 0,
  errors: [],
  firstTokenMs: [],
  transitMs: [],
  beforeDispatchMs: [],
  fromDispatchMs: [],
  stages: [],
};
let measuring = false;
/** No further questions. */
let over = false;
/** Answers under way, and whether each counts: only what began while it was measured does. */
const underWay = new Map<AnswerScanner, boolean>();

function request(): string {
  const turn = { turnId: randomUUID(), conversationId: randomUUID(), message: `How do I pace the sled push? ${order}` };
  const completion = {
    model: 'bench',
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: order },
    ],
  };
  const body = JSON.stringify(plan.kind === 'turn' ? turn : completion);
  const path = plan.kind === 'turn' ? '/api/turns' : '/v1/chat/completions';
  return (
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${plan.port}\r\ncontent-type: application/json\r\nauthorization: Bearer ${plan.token}\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** One connection that asks, reads to the end and asks again. A connection that breaks is an error and is opened again. */
function stream(): void {
  const socket = net.connect(plan.port, '127.0.0.1').setNoDelay(true);
  let scanner: AnswerScanner | undefined;
  const ask = () => {
    if (over) return void socket.destroy();
    scanner = new AnswerScanner(plan.tokens, plan.kind);
    underWay.set(scanner, measuring);
    socket.write(request());
  };
  socket.on('connect', ask);
  socket.on('data', (data) => {
    const current = scanner;
    if (!current) return;
    try {
      const before = current.answer.tokens;
      const complete = current.take(data);
      if (measuring) result.tokens += current.answer.tokens - before;
      if (!complete) return;
      if (underWay.get(current)) record(current.answer);
      underWay.delete(current);
      scanner = undefined;
      setImmediate(ask);
    } catch (error) {
      result.errors.push(error instanceof Error ? error.message : String(error));
      underWay.delete(current);
      scanner = undefined;
      socket.destroy();
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    if (scanner) {
      underWay.delete(scanner);
      result.errors.push(`cut after ${scanner.answer.tokens} tokens`);
    }
    if (!over) setTimeout(stream, 50);
  });
}

function record(answer: ScannedAnswer): void {
  const firstAt = answer.firstTokenAtMs ?? Number.NaN;
  result.answers++;
  result.firstTokenMs.push(firstAt - answer.sentAtMs);
  result.transitMs.push(firstAt - answer.stampMs);
  if (plan.kind === 'completion') return;
  if (!answer.rest.includes('event: done')) result.errors.push(`not done: ${answer.rest.slice(0, 300)}`);
  const dispatchedAt = answer.dispatchedAtMs ?? Number.NaN;
  result.beforeDispatchMs.push(dispatchedAt - answer.sentAtMs);
  result.fromDispatchMs.push(firstAt - dispatchedAt);
  result.stages.push(stages.parse(JSON.parse(stagesLine.exec(answer.rest)?.[1] ?? '{}')));
}

// The streams begin one after the other, over the time one answer takes.
process.stdout.write('ready\n');
const spreadMs = Math.min(plan.warmUpMs, plan.tokens * plan.paceMs);
for (let i = 0; i < plan.streams; i++) setTimeout(stream, (i / plan.streams) * spreadMs);
setTimeout(() => {
  measuring = true;
  const startedMs = performance.now();
  process.stdout.write('start\n');
  setTimeout(() => {
    measuring = false;
    over = true;
    result.measuredMs = performance.now() - startedMs;
    process.stdout.write('end\n');
    void finish();
  }, plan.measureMs);
}, plan.warmUpMs);

/** Waits for what is under way, so that nothing of it disturbs the next load, then says what was seen. */
async function finish(): Promise<void> {
  const until = performance.now() + plan.drainMs;
  while (underWay.size && performance.now() < until) await sleep(20);
  if (underWay.size) result.errors.push(`${underWay.size} answers did not end in time`);
  result.errors.splice(20);
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}
