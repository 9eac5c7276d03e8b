import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectPerplexity } from '../ask/perplexity.client.ts';
import { readAnswer } from '../ask/research-answer.ts';
import { realDisk, type Disk } from '../keep/disk.ts';
import { openResultFolder } from '../keep/result-folder.ts';
import { research } from '../main.ts';
import { runResearch, type AskedQuestion, type ResearchResult } from '../run-research.ts';
import { answerTo, createPerplexityStandIn, STAND_IN_KEY, type PerplexityStandIn, type StandInQuestion } from './perplexity-stand-in.ts';

const root = path.join(import.meta.dirname, '../../..');
const NODE = ['--conditions=@hyrox/source', '--disable-warning=ExperimentalWarning'];
let out: string;
let provider: PerplexityStandIn;
let said: string[];

beforeEach(async () => {
  out = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-research-'));
  provider = await createPerplexityStandIn();
  said = [];
});
afterEach(async () => {
  await provider.close();
  fs.rmSync(out, { recursive: true, force: true });
});

const question = (name: string, wave = 1): AskedQuestion => ({
  name,
  title: `About ${name}`,
  preset: 'fast-search',
  prompt: `Ask ${name}`,
  wave,
});
const files = (): string[] => fs.readdirSync(out).toSorted();
const readOut = (name: string): string => fs.readFileSync(path.join(out, name), 'utf8');

/** Asks without a command line; `waits` are the pauses that were asked for, none of them kept. */
async function run(questions: AskedQuestion[], more: { disk?: Disk; apiKey?: string; baseUrl?: string } = {}) {
  const waits: number[] = [];
  const rescued: string[] = [];
  const client = connectPerplexity(
    { baseUrl: more.baseUrl ?? provider.baseUrl, apiKey: more.apiKey ?? STAND_IN_KEY },
    { wait: async (ms) => void waits.push(ms), nowMs: () => Date.now(), onWait: (line) => said.push(line) },
  );
  const folder = openResultFolder(out, more.disk ?? realDisk);
  const say = (line: string) => void said.push(line);
  const results = await runResearch(questions, { client, folder, now: () => new Date(), say, rescue: (_, body) => rescued.push(body) });
  await client.close();
  return { results, waits, rescued };
}
const states = (results: ResearchResult[]) => results.map(({ state }) => state);

/** The command as a person runs it, in this process. */
async function command(args: string[], more: { confirm?: (line: string) => Promise<boolean>; env?: Record<string, string> } = {}) {
  const printed: string[] = [];
  const io = {
    print: (line: string) => void printed.push(line),
    say: (line: string) => void said.push(line),
    confirm: more.confirm ?? null,
  };
  const env = { PERPLEXITY_API_KEY: STAND_IN_KEY, PERPLEXITY_BASE_URL: provider.baseUrl, ...more.env };
  const code = await research([...args, '--out', out], env, io);
  return { code, printed, last: JSON.parse(printed.at(-1)?.startsWith('{') ? (printed.at(-1) ?? '') : 'null') as unknown };
}

describe('one question', () => {
  test('is saved as it came, and as Markdown with its sources and its cost', async () => {
    const { code, last } = await command(['--prompt', 'What does the sled weigh?', '--preset', 'fast-search', '--yes', '--json']);
    expect(code).toBe(0);
    expect(provider.questions).toEqual([{ nth: 1, preset: 'fast-search', input: 'What does the sled weigh?' }]);
    expect(last).toMatchObject({ costNanoUsd: 13_000_000, results: [{ name: 'prompt', state: 'saved', costFrom: 'billed' }] });
    const [json = '', markdown = ''] = files();
    expect([json, markdown]).toEqual([expect.stringMatching(/^prompt-fast-search-[0-9a-f]{8}\.json$/), expect.stringMatching(/\.md$/)]);
    expect(JSON.parse(readOut(json))).toEqual(
      (answerTo({ nth: 1, preset: 'fast-search', input: 'What does the sled weigh?' }) as { body: unknown }).body,
    );
    expect(readOut(markdown)).toMatch(/^# What does the sled weigh\?\n\n## Findings\n/u);
    expect(readOut(markdown)).toContain('1. Page 1: https://example.org/1');
    expect(readOut(markdown)).toContain('- Cost: $0.013\n');
  });

  test('is not paid twice: the same again asks nothing, needs no key and makes a lost Markdown file anew', async () => {
    await command(['--prompt', 'Once', '--preset', 'fast-search', '--yes']);
    const markdown = files().find((name) => name.endsWith('.md')) ?? '';
    const before = readOut(markdown);
    fs.rmSync(path.join(out, markdown));
    const again = await command(['--prompt', 'Once', '--preset', 'fast-search', '--json'], { env: { PERPLEXITY_API_KEY: '' } });
    expect(again.last).toMatchObject({ costNanoUsd: 0, results: [{ state: 'saved before', costNanoUsd: 13_000_000 }] });
    expect(provider.questions).toHaveLength(1);
    expect(readOut(markdown)).toBe(before);
  });

  test('changed by a word, or put to another preset, is another question', async () => {
    await command(['--prompt', 'Once', '--preset', 'fast-search', '--yes']);
    await command(['--prompt', 'Once more', '--preset', 'fast-search', '--yes']);
    await command(['--prompt', 'Once', '--preset', 'pro-search', '--yes']);
    expect(provider.questions.map(({ preset, input }) => [preset, input])).toEqual([
      ['fast-search', 'Once'],
      ['fast-search', 'Once more'],
      ['pro-search', 'Once'],
    ]);
  });

  test('without a figure in dollars is priced by its tokens, without tokens it says that the cost is unknown', async () => {
    provider.replyWith((asked) => answerTo(asked, { usage: { input_tokens: 1000, output_tokens: 100, total_tokens: 1100 } }));
    expect((await run([question('a')])).results).toMatchObject([{ costNanoUsd: 1000 * 200 + 100 * 500, costFrom: 'by tokens' }]);
    provider.replyWith((asked) => answerTo(asked, { usage: undefined }));
    expect((await run([question('b')])).results).toMatchObject([{ costNanoUsd: 0, costFrom: 'unknown' }]);
  });
});

describe('before anything is spent', () => {
  test('the cost is shown and a person is asked; a no asks nothing', async () => {
    const asked: string[] = [];
    const no = async (line: string) => asked.push(line) < 0;
    await expect(command(['--all'], { confirm: no })).rejects.toThrow('Nothing was asked.');
    expect(asked).toEqual(['Go on? [y/N] ']);
    expect(said.filter((line) => /^team\d: advanced-deep-research, about \$[01]\.\d\d, a long answer \$2\.\d\d$/u.test(line))).toHaveLength(
      6,
    );
    expect(said.join('\n')).toMatch(/in all about \$[56]\.\d\d, with long answers \$1\d\.\d\d/u);
    expect(provider.questions).toEqual([]);
  });

  test('where nobody can be asked, --yes is needed', async () => {
    await expect(command(['--task', 'team1'])).rejects.toThrow('add --yes');
    expect(provider.questions).toEqual([]);
  });

  test.each([
    [['--task', 'team9', '--yes'], {}, 'no task team9; there are team1, team2, team3, team4, team5, team6'],
    [['--task', 'team1', '--preset', 'sonar', '--yes'], {}, 'no preset "sonar"; there are fast-search'],
    [['--task', 'team1', '--all'], {}, 'one of --task, --prompt or --all'],
    [['--prompt', '  ', '--yes'], {}, 'The prompt is empty'],
    [['--task', 'team1', '--yes'], { PERPLEXITY_API_KEY: '' }, 'PERPLEXITY_API_KEY is not set; nothing was asked'],
    [['--task', 'team1', '--yes'], { PERPLEXITY_BASE_URL: 'http://example.org/v1' }, 'must be https unless it is this machine'],
    [['--task', 'team1', '--yes'], { PERPLEXITY_API_KEY: 'two words' }, 'PERPLEXITY_API_KEY must be one word'],
  ])('%j is refused in words', async (args, env, words) => {
    await expect(command(args, { env })).rejects.toThrow(words);
    expect(provider.questions).toEqual([]);
  });

  test('a second run into the same folder is told who asks', async () => {
    let second: Promise<unknown> = Promise.resolve();
    provider.replyWith(async (asked) => {
      second = expect(command(['--task', 'team1', '--yes'])).rejects.toThrow(/Somebody else asks into/u);
      await second;
      return answerTo(asked);
    });
    expect((await command(['--task', 'team1', '--yes'])).code).toBe(0);
    await second;
    expect(provider.questions).toHaveLength(1);
  });

  test('a disk without room for the answer is found out before the question goes out', async () => {
    const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const disk: Disk = {
      ...realDisk,
      openNew: async (file) => ({ ...(await realDisk.openNew(file)), write: () => Promise.reject(full()) }),
    };
    const { results } = await run([question('a')], { disk });
    expect(results).toMatchObject([
      { state: 'failed', problem: expect.stringMatching(/^The disk is full where .*a-fast-search-.* goes/u) },
    ]);
    expect([provider.questions, files()]).toEqual([[], []]);
  });
});

describe('all tasks', () => {
  test('go out wave by wave, six questions, six answers', async () => {
    const open = new Set<string>();
    const together: number[] = [];
    provider.replyWith(async (asked) => {
      open.add(asked.input);
      await new Promise(setImmediate);
      together.push(open.size);
      open.delete(asked.input);
      return answerTo(asked);
    });
    const { code, last } = await command(['--all', '--yes', '--json']);
    expect(code).toBe(0);
    const { results } = last as { results: ResearchResult[] };
    expect(results.map(({ name, state }) => [name, state])).toEqual(
      ['team1', 'team2', 'team3', 'team4', 'team5', 'team6'].map((name) => [name, 'saved']),
    );
    expect(provider.questions.map(({ preset }) => preset)).toEqual(Array.from({ length: 6 }, () => 'advanced-deep-research'));
    expect(provider.questions.slice(4)).toMatchObject([
      { input: expect.stringMatching(/^# Research task: sixteen weeks/u) },
      { input: expect.stringMatching(/^# Research task: building a coach/u) },
    ]);
    expect(files().filter((name) => name.endsWith('.md'))).toHaveLength(6);
  });

  test('a wave waits for the one before: what failed is named, what follows is not begun, what came is kept', async () => {
    provider.replyWith((asked) =>
      asked.input === 'Ask b' ? { status: 400, body: { error: { message: 'unknown preset' } } } : answerTo(asked),
    );
    const { results } = await run([question('a'), question('b'), question('c', 2)]);
    expect(states(results)).toEqual(['saved', 'failed', 'not begun']);
    expect(results[1]?.problem).toBe('Perplexity refuses the question (400). It said: unknown preset');
    provider.replyWith((asked) => answerTo(asked));
    expect(states((await run([question('a'), question('b'), question('c', 2)])).results)).toEqual(['saved before', 'saved', 'saved']);
    expect(provider.questions.map(({ input }) => input).toSorted()).toEqual(['Ask a', 'Ask b', 'Ask b', 'Ask c']);
  });
});

describe('when the provider does not answer', () => {
  test('401 names the variable and never the key, though the provider repeats it', async () => {
    const { results } = await run([question('a')], { apiKey: 'pplx-wrong-secret' });
    expect(results[0]?.problem).toBe('Perplexity does not accept PERPLEXITY_API_KEY (401). It said: Invalid API key: [key]');
    expect(JSON.stringify([results, said, files()])).not.toContain('secret');
    expect(files()).toEqual([]);
  });

  test('429 is waited out as Retry-After says, in seconds or as a date', async () => {
    provider.replyWith((asked) => {
      if (asked.nth === 1) return { status: 429, headers: { 'retry-after': '7' }, body: { error: { message: 'slow down' } } };
      if (asked.nth === 2) return { status: 429, headers: { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }, body: '' };
      return answerTo(asked);
    });
    const { results, waits } = await run([question('a')]);
    expect([states(results), waits[0]]).toEqual([['saved'], 7_000]);
    expect(waits[1]).toBeGreaterThan(50_000);
    expect(waits[1]).toBeLessThanOrEqual(60_000);
    expect(said.join('\n')).toContain('slow down Asking again in 7 s (2 of 4).');
  });

  test('429 for longer than anybody waits is told with its time, and nothing is open', async () => {
    provider.replyWith(() => ({ status: 429, headers: { 'retry-after': '3600' }, body: '' }));
    const { results, waits } = await run([question('a')]);
    expect(results[0]?.problem).toBe('Perplexity takes no more questions for now (429); it asks to wait 3600 s.');
    expect([waits, files()]).toEqual([[], []]);
  });

  test('5xx is asked again, four times in all, and then told with what the page said', async () => {
    provider.replyWith(() => ({ status: 503, body: '<html><h1>Bad   gateway</h1></html>' }));
    const { results, waits } = await run([question('a')]);
    expect(waits).toEqual([5_000, 10_000, 20_000]);
    expect(results[0]?.problem).toMatch(/^Perplexity is in trouble \(503\)\. It said: Bad gateway It may have been charged/u);
  });

  test.each(['cut', 'cut halfway'] as const)(
    'a connection that is %s is not asked again by itself, and the next run says that it may be paid',
    async (how) => {
      provider.replyWith(() => how);
      const { results } = await run([question('a')]);
      expect(results[0]?.problem).toMatch(/^The connection was cut after 0 s \(.+\)\. It may have been charged/u);
      expect(provider.questions).toHaveLength(1);
      expect(files()).toEqual([expect.stringMatching(/\.asked\.json$/u)]);
      const { planResearch } = await import('../plan-research.ts');
      const plan = await planResearch([question('a')], openResultFolder(out, realDisk));
      expect(plan.lines[0]).toMatch(/asked on 20.* without an answer saved, which may have been charged$/u);
      provider.replyWith((asked) => answerTo(asked));
      expect(states((await run([question('a')])).results)).toEqual(['saved']);
      expect(files().filter((name) => name.endsWith('.asked.json'))).toEqual([]);
    },
  );

  test('nobody at the address is one sentence, and nothing is open', async () => {
    await provider.close();
    const { results } = await run([question('a')]);
    expect(results[0]?.problem).toMatch(/cannot be reached \(ECONNREFUSED\); nothing was asked\.$/u);
    expect(files()).toEqual([]);
    provider = await createPerplexityStandIn();
  });

  test.each([
    ['failed', { status: 'failed', error: { message: 'the model gave up' } }, 'the model gave up'],
    ['without text', { output: [] }, 'it holds no text'],
    ['in progress', { status: 'in_progress' }, 'its status is "in_progress"'],
    ['of another shape', { output: 'hello' }, 'not a response of the API: output'],
  ])('an answer that is %s is kept to be looked at, and the question stays open', async (_name, changes, words) => {
    provider.replyWith((asked) => answerTo(asked, changes));
    const { results } = await run([question('a')]);
    expect(results).toMatchObject([{ state: 'failed', problem: expect.stringContaining(words) }]);
    expect(files()).toEqual([expect.stringMatching(/\.asked\.json$/u), expect.stringMatching(/\.failed\.json$/u)]);
  });
});

describe('F39', () => {
  const child = path.join(import.meta.dirname, 'research-until-killed.ts');
  const names = ['a', 'b', 'c'];
  const savedOf = (): string[] => files().filter((name) => /-[0-9a-f]{8}\.json$/u.test(name));

  test('kill -9 before each single change of the disk: no answer that was saved is asked for again, and each file is whole', async () => {
    let kills = 0;
    for (let killAt = 1; ; killAt++) {
      fs.rmSync(out, { recursive: true, force: true });
      fs.mkdirSync(out);
      provider.questions.length = 0;
      const killed = spawn(process.execPath, [...NODE, child, out, provider.baseUrl, STAND_IN_KEY, String(killAt), ...names], {
        stdio: 'inherit',
      });
      const [, signal] = (await once(killed, 'exit')) as [number | null, string | null];
      const saved = savedOf();
      for (const name of saved) expect(readAnswer(readOut(name)).problem).toBeNull();
      const askedBefore = provider.questions.length;
      const { results } = await run(
        names.map((name, i) => ({ ...question(name), prompt: `The question of ${name}`, wave: 1 + Math.floor(i / 2) })),
      );
      expect(results.filter(({ state }) => state === 'saved before')).toHaveLength(saved.length);
      expect(provider.questions.length - askedBefore).toBe(names.length - saved.length);
      expect(files()).toHaveLength(names.length * 2);
      for (const name of savedOf()) expect(readAnswer(readOut(name)).problem).toBeNull();
      if (signal === null) break;
      expect(signal).toBe('SIGKILL');
      kills += 1;
    }
    expect(kills).toBeGreaterThan(60);
  }, 240_000);

  test('a disk that fills while an answer is paid for: the answer is handed out instead of lost', async () => {
    const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const disk: Disk = {
      ...realDisk,
      openNew: async (file) => {
        const open = await realDisk.openNew(file);
        return file.endsWith('.json.partial') && !file.includes('.asked.') ? { ...open, write: () => Promise.reject(full()) } : open;
      },
    };
    const { results, rescued } = await run([question('a')], { disk });
    expect(results).toMatchObject([{ state: 'failed', problem: expect.stringContaining('The disk is full') }]);
    expect(rescued.map((body) => readAnswer(body).text)).toEqual([expect.stringContaining('152 kg')]);
  });

  test('the command itself, killed while two of four answers are saved, pays for the other two and no more', async () => {
    const held: StandInQuestion[] = [];
    let twoHeld = (): void => undefined;
    const bothHeld = new Promise<void>((resolve) => (twoHeld = resolve));
    provider.replyWith((asked) => {
      if (asked.nth <= 2) return answerTo(asked);
      held.push(asked);
      if (held.length === 2) twoHeld();
      return new Promise(() => undefined);
    });
    const env = { ...process.env, PERPLEXITY_API_KEY: STAND_IN_KEY, PERPLEXITY_BASE_URL: provider.baseUrl };
    const args = [...NODE, path.join(root, 'tools/commands/research.ts'), '--all', '--yes', '--json', '--out', out];
    const killed = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    const twoSaved = new Promise<void>((resolve) => {
      killed.stderr.on('data', (part: Buffer) => {
        told += part.toString();
        if (told.match(/: saved, /gu)?.length === 2) resolve();
      });
    });
    await Promise.all([bothHeld, twoSaved]);
    const ended = once(killed, 'exit');
    killed.kill('SIGKILL');
    await ended;
    expect([savedOf().length, files().filter((name) => name.endsWith('.asked.json')).length]).toEqual([2, 2]);

    provider.replyWith((asked) => answerTo(asked));
    const again = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [printed, saidAgain] = ['', ''];
    again.stdout.on('data', (part: Buffer) => (printed += part.toString()));
    again.stderr.on('data', (part: Buffer) => (saidAgain += part.toString()));
    expect(await once(again, 'close')).toEqual([0, null]);
    const { results } = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as { results: ResearchResult[] };
    expect(states(results).toSorted()).toEqual(['saved', 'saved', 'saved', 'saved', 'saved before', 'saved before']);
    expect(saidAgain.match(/which may have been charged/gu)).toHaveLength(2);
    expect(provider.questions).toHaveLength(2 + 2 + 4);
    expect(`${told}${saidAgain}${printed}`).not.toContain(STAND_IN_KEY);
  }, 60_000);

  test('with a terminal missing, the command ends with one sentence and exit code 1', () => {
    const args = [...NODE, path.join(root, 'tools/commands/research.ts'), '--task', 'team1', '--out', out];
    const env = { ...process.env, PERPLEXITY_API_KEY: STAND_IN_KEY, PERPLEXITY_BASE_URL: provider.baseUrl };
    const ended = spawnSync(process.execPath, args, { env, encoding: 'utf8', input: '' });
    expect([ended.status, ended.stderr.trim().split('\n').at(-1)]).toEqual([
      1,
      'Nobody is here to ask whether to spend this: add --yes. Nothing was asked.',
    ]);
  });
});
