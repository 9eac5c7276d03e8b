import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnswerScanner } from './answer-scanner.ts';
import { LoadPlan } from './load-plan.ts';
import { LoadRecord } from './load-record.ts';
import { writeQuestion } from './questions.ts';

/** The load process. Says `ready`, `start`, `end` and then one line of JSON. */
const plan = LoadPlan.parse(JSON.parse(process.argv[2] ?? '{}'));
const record = new LoadRecord(plan.kind);
/** Connections that wait for a question. */
const idle: Connection[] = [];
/** Answers under way. */
const underWay = new Set<Connection>();
/** No further questions. */
let over = false;

/** One connection that is asked, reads to the end and is asked again; one that breaks in an answer is an error. */
class Connection {
  readonly #socket = net.connect(plan.port, '127.0.0.1').setNoDelay(true);
  #scanner: AnswerScanner | undefined;
  #askedAtMs = 0;
  #counts = false;

  constructor() {
    this.#socket.on('data', (data) => this.#take(data));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => this.#closed());
  }

  ask(): void {
    this.#scanner = new AnswerScanner(plan.kind);
    this.#askedAtMs = performance.now();
    this.#counts = record.measuring;
    underWay.add(this);
    record.noteOpen(underWay.size);
    // Before the connection stands the socket keeps it.
    this.#socket.write(writeQuestion(plan));
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    const scanner = this.#scanner;
    if (!scanner) return;
    const { order } = scanner.answer;
    const before = order.received;
    try {
      const complete = scanner.take(data, performance.now());
      record.noteTokens(order.received - before);
      if (!complete) return;
      record.noteAnswer(scanner.answer, this.#askedAtMs, this.#counts);
      this.#answered();
    } catch (error) {
      record.errors.push(error instanceof Error ? error.message : String(error));
      this.#leave();
      this.destroy();
    }
  }

  #answered(): void {
    this.#leave();
    if (over) return this.destroy();
    if (plan.loop === 'closed') setImmediate(() => (over ? this.destroy() : this.ask()));
    else idle.push(this);
  }

  #closed(): void {
    const cut = this.#scanner;
    if (cut) record.errors.push(`cut after ${cut.answer.order.received} tokens`);
    this.#leave();
    const at = idle.indexOf(this);
    if (at >= 0) idle.splice(at, 1);
    if (!over && plan.loop === 'closed') setTimeout(() => new Connection().ask(), 50);
  }

  #leave(): void {
    this.#scanner = undefined;
    underWay.delete(this);
  }
}

/** The streams begin one after the other, over the time one answer takes. */
function beginClosed(): void {
  const spreadMs = Math.min(plan.warmUpMs, plan.tokens * plan.paceMs);
  for (let i = 0; i < plan.streams; i++) setTimeout(() => new Connection().ask(), (i / plan.streams) * spreadMs);
}

/** Questions by the clock, whatever became of those before; what a busy core missed is made up for. */
function beginOpen(): void {
  const everyMs = plan.everyMs ?? (plan.tokens * plan.paceMs) / plan.streams;
  const startedAtMs = performance.now();
  for (let i = 0; i < plan.streams; i++) idle.push(new Connection());
  let asked = 0;
  const next = () => {
    if (over) return;
    for (; performance.now() >= startedAtMs + asked * everyMs; asked++) (idle.shift() ?? new Connection()).ask();
    setTimeout(next, Math.max(0, startedAtMs + asked * everyMs - performance.now()));
  };
  next();
}

process.stdout.write('ready\n');
if (plan.loop === 'open') beginOpen();
else beginClosed();
setTimeout(() => {
  record.start();
  process.stdout.write('start\n');
  setTimeout(() => {
    record.end();
    over = true;
    process.stdout.write('end\n');
    void finish();
  }, plan.measureMs);
}, plan.warmUpMs);

/** Waits for what is under way, so that nothing of it disturbs the next load, then says what was seen. */
async function finish(): Promise<void> {
  const until = performance.now() + plan.drainMs;
  while (underWay.size && performance.now() < until) await sleep(20);
  if (underWay.size) record.errors.push(`${underWay.size} answers did not end in time`);
  process.stdout.write(`${JSON.stringify(record.result())}\n`, () => process.exit(0));
}
