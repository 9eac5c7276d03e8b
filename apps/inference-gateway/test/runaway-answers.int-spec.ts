import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { frames, openStream, type ProviderCall } from './scripted-provider.ts';
import { WorkerLab } from './worker-lab.ts';

let lab: WorkerLab;
let turnId: string;
beforeEach(async () => {
  lab = await WorkerLab.open();
  turnId = randomUUID();
});
afterEach(() => lab.close());

/** Writes the same again and again for as long as somebody reads, at most so many times. */
function forever(piece: string, most: number, first = frames.role) {
  const said = { times: 0 };
  const step = ({ response, gone }: ProviderCall) => {
    openStream(response);
    response.write(first);
    let left = false;
    void gone.then(() => (left = true));
    const more = () => {
      while (!left && said.times < most) {
        said.times += 1;
        if (!response.write(piece)) return void response.once('drain', more);
      }
      if (!left) response.end(frames.finish('stop') + frames.done);
    };
    more();
  };
  return { said, step };
}

test('R06: a model that was asked for 100 tokens and says 200,000 is cut off, charged and committed as too long', async () => {
  const gateway = await lab.gateway();
  const { said, step } = forever(frames.text(' again and again'), 200_000);
  lab.provider.steps = [step];
  await gateway.generate(turnId, { maxTokens: 100 });
  const { meta } = await gateway.end(turnId);
  expect(meta?.end).toMatchObject({ outcome: 'done', finish: 'length' });
  await lab.provider.calls[0]?.gone;
  expect(said.times).toBeLessThan(150_000);
  expect(gateway.text(turnId)).toHaveLength(8_192);
  expect(lab.logging.finishes[0]?.text).toBe(gateway.text(turnId));
  expect(lab.entries).toEqual([expect.objectContaining({ exact: false, status: 'done' })]);
});

test('R06: an answer as long as was asked for is not cut, whatever the words', async () => {
  const gateway = await lab.gateway();
  const { step } = forever(frames.text(' Überlastungsverletzungen'), 1_200);
  lab.provider.steps = [step];
  await gateway.generate(turnId, { maxTokens: 1_200 });
  expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'done', finish: 'stop' });
  expect(gateway.text(turnId)).toHaveLength(1_200 * ' Überlastungsverletzungen'.length);
});

test('R06: an event that never ends is given up, and the answer with it', async () => {
  const gateway = await lab.gateway();
  const { said, step } = forever('x'.repeat(10_000), 2_000, `${frames.text('So far')}data: {"choices":[{"delta":{"content":"`);
  lab.provider.steps = [step];
  await gateway.generate(turnId);
  expect((await gateway.end(turnId)).meta?.end).toMatchObject({ outcome: 'failed' });
  await lab.provider.calls[0]?.gone;
  expect(said.times).toBeLessThan(1_900);
  expect(gateway.text(turnId)).toBe('So far');
});
