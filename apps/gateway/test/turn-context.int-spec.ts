import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GenerateInput } from '@hyrox/contracts';
import { countPrompt } from '@hyrox/coaching';
import { Device } from '@hyrox/testing';
import { llamaTokenCounter } from '../src/tokens/llama-token-counter.ts';
import { GatewayLab, type Gateway } from './gateway-lab.ts';

const ANSWER = 'Keep your hips low, drive through the whole foot and breathe every second step. 💪🏽 '.repeat(6);
const pieces = (text: string) => text.match(/.{1,12}/gsu) ?? [];
const script = (paceMs = 2) => ({ pieces: (input: GenerateInput) => pieces(`${ANSWER}(${input.attempt})`), paceMs });

let lab: GatewayLab;
let gateway: Gateway;
let athlete: { id: string; token: string };
beforeEach(async () => {
  lab = await GatewayLab.start();
  gateway = await lab.gateway();
  athlete = await lab.signIn.athlete();
});
afterEach(() => lab.stop());

const ask = (message = 'How do I push the sled?', conversationId: string = randomUUID()) => ({
  turnId: randomUUID(),
  conversationId,
  message,
});
const device = (post: ReturnType<typeof ask>, options: Partial<ConstructorParameters<typeof Device>[0]> = {}) =>
  new Device({ urls: [gateway.url], token: athlete.token, post, turnId: post.turnId, giveUpAfterMs: 20_000, ...options });
const rowOf = (turnId: string) => {
  const row = lab.record.rows.get(turnId);
  if (!row) throw new Error('there is no such row');
  return row;
};

describe('what is missing is said', () => {
  it('when search does not answer', async () => {
    await lab.worker(script(0));
    lab.search = () => new Promise(() => undefined);
    const post = ask();
    const view = await device(post).done;
    expect([view.text, view.sources, view.violations]).toEqual([`${ANSWER}(1)`, [], []]);
    expect(rowOf(post.turnId).carry['degraded']).toBe('no_search');
  });

  it('when the profile does not answer', async () => {
    await lab.worker(script(0));
    lab.summary = () => new Promise(() => undefined);
    const view = await device(ask()).done;
    expect(view.statuses).toContainEqual({ state: 'degraded', reason: 'no_profile' });
    expect(view.terminal).toHaveLength(1);
  });
});

describe('coaching examples', () => {
  const BASE = { modelId: 'base', fineTuned: false, examplesInPrompt: true, contextTokens: 131_072 };
  const found = {
    examples: [
      {
        category: 'sled',
        conversation: [
          { role: 'user' as const, content: 'How do I pull the sled?' },
          { role: 'assistant' as const, content: 'Sit back and take short pulls.' },
        ],
        tokenCount: 20,
        similarity: 0.8,
      },
    ],
    embeddingModel: 'm',
    stages: { embed: 1 },
  };
  const CONSENTED = { summary: null, adult: true, division: null, sex: null, raceDate: null, trainingConsent: true };
  const answered = async (message?: string): Promise<GenerateInput> => {
    const worker = await lab.worker(script(0));
    await device(ask(message)).done;
    const generated = worker.generated.at(-1);
    if (!generated) throw new Error('no turn was generated');
    return generated;
  };

  it('stand in the prompt of a model that was not fine-tuned, are counted and recorded, and are not kept for training', async () => {
    lab.live = () => BASE;
    lab.examples = () => found;
    lab.summary = () => CONSENTED;
    const { messages, carry, promptTokens } = await answered();
    expect(messages[1]?.content).toContain('Sit back and take short pulls.');
    expect(carry['examples']).toEqual({ count: 1, tokens: expect.any(Number) });
    expect(carry['stages']).toHaveProperty('examples');
    expect(promptTokens).toBe(countPrompt(messages, llamaTokenCounter()));
    expect(carry['promptMessages']).toEqual(messages.toSpliced(1, 1));
    expect(carry['degraded']).toBeNull();
  });

  it.each([
    ['a fine-tune', () => ({ ...BASE, fineTuned: true, examplesInPrompt: false })],
    ['a model they are switched off for', () => ({ ...BASE, examplesInPrompt: false })],
    ['nobody knows what', () => new Promise<typeof BASE>(() => undefined)],
  ])('are not asked for while %s answers', async (_, live) => {
    lab.live = live;
    lab.examples = () => found;
    const { messages, carry } = await answered();
    expect(messages).toHaveLength(3);
    expect(carry['examples']).toEqual({ count: 0, tokens: 0 });
    expect(carry['stages']).not.toHaveProperty('examples');
    expect(carry['degraded']).toBeNull();
  });

  it('that do not come are named in the record and cost the turn next to nothing', async () => {
    lab.live = () => BASE;
    lab.examples = () => new Promise(() => undefined);
    const { carry } = await answered();
    expect([carry['degraded'], carry['examples']]).toEqual(['no_examples', { count: 0, tokens: 0 }]);
  });

  it('are left out where a guard stands', async () => {
    lab.live = () => BASE;
    lab.examples = () => found;
    const { guard, carry } = await answered('I have a herniated disc at L4-L5. Can you design a training program around it?');
    expect(guard).toBeDefined();
    expect(carry['examples']).toEqual({ count: 0, tokens: 0 });
  });
});

describe('a plan', () => {
  it('that is asked for is offered beside the answer and kept with it; around a condition it is not', async () => {
    const worker = await lab.worker(script(0));
    const view = await device(ask('Can you build me an 8 week training plan?')).done;
    expect(view.notices.map((notice) => notice.code)).toEqual(['plan_offered']);
    expect(worker.generated[0]?.carry['notices']).toMatchObject([{ code: 'plan_offered' }]);
    const refused = await device(ask('I have a torn ACL. Make me a training plan.')).done;
    expect(refused.notices.map((notice) => notice.code)).toEqual(['medical_referral']);
  });
});

describe('safety', () => {
  it('a diagnosis is announced before the text and guarded at the worker', async () => {
    const worker = await lab.worker(script());
    const view = await device(ask('I have a herniated disc at L4-L5. Can you design a training program around it?')).done;
    expect(view.notices.map((notice) => notice.code)).toEqual(['medical_referral']);
    expect(worker.generated[0]?.guard?.patterns.length).toBeGreaterThan(5);
    expect(worker.generated[0]?.carry['notices']).toMatchObject([{ code: 'medical_referral' }]);
    expect(worker.generated[0]?.messages.filter((message) => message.role === 'system')).toHaveLength(2);
  });
});

describe('a follow-up', () => {
  it('is searched with the question before it, remembered here or told by the record', async () => {
    await lab.worker(script(0));
    const conversation = randomUUID();
    await device(ask('How heavy is the sled?', conversation)).done;
    await device(ask('And for women?', conversation)).done;
    expect(lab.searches.map((search) => search.previousUserMessage)).toEqual([undefined, 'How heavy is the sled?']);
    const elsewhere = await lab.gateway();
    lab.searches.length = 0;
    await device(ask('And in doubles?', conversation), { urls: [elsewhere.url] }).done;
    expect(lab.searches.map((search) => search.previousUserMessage)).toEqual([undefined, 'And for women?']);
  });
});
