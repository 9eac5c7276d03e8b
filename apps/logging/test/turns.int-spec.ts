import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ServiceError, turnAccepted, turnAttempt, turnCompleted, TURN_LIMITS } from '@hyrox/contracts';
import { readTurn } from '../src/turns/read-turn.ts';
import { stopTurn } from '../src/turns/stop-turn.ts';
import {
  DONE,
  GATEWAY,
  openRecord,
  OTHER_GATEWAY,
  OTHER_WORKER,
  WORKER,
  type Athlete,
  type Question,
  type TestRecord,
} from './open-record.ts';

let record: TestRecord;
let ana: Athlete;
let ben: Athlete;

beforeAll(async () => {
  record = await openRecord();
  [ana, ben] = [await record.newAthlete(), await record.newAthlete()];
});
afterAll(() => record.close());

const asked = async (over: Partial<Question> = {}) => {
  const question = record.question(ana, over);
  await record.accept(question);
  return question;
};
const running = async (over: Partial<Question> = {}) => {
  const question = await asked(over);
  await record.renew(WORKER, { turnId: question.turnId, attempt: 1 });
  return question;
};

describe('accept', () => {
  test('commits the question, the turn, the conversation and one event', async () => {
    const question = record.question(ana);
    const accepted = await record.accept(question);
    expect(accepted).toMatchObject({
      outcome: 'created',
      state: {
        turnId: question.turnId,
        status: 'accepted',
        attempt: 1,
        holder: GATEWAY,
        message: question.message,
        text: null,
        end: null,
        history: [],
      },
    });
    expect((await record.messages(question.turnId)).map((m) => m['role'])).toEqual(['user']);
    const [event] = await record.rows(`select * from outbox where payload ->> 'turnId' = $1`, [question.turnId]);
    expect(event).toMatchObject({ owner: 'svc_logging', name: 'turn-accepted', athlete_ref: ana.athleteRef });
    expect(turnAccepted.data.parse(event?.['payload'])).toEqual(event?.['payload']);
    const [conversation] = await record.rows('select * from conversations where id = $1', [question.conversationId]);
    expect(conversation).toMatchObject({
      athlete_id: ana.athleteId,
      title: 'How do I pace the sled push',
      last_message_preview: question.message,
    });
  });

  test('E06: the same POST ten times at once is one turn, one row, one event', async () => {
    const question = record.question(ana);
    const outcomes = (await Promise.all(Array.from({ length: 10 }, () => record.accept(question)))).map((a) => a.outcome);
    expect(outcomes.filter((o) => o === 'created')).toHaveLength(1);
    expect(outcomes.filter((o) => o === 'existing')).toHaveLength(9);
    expect(await record.messages(question.turnId)).toHaveLength(1);
    expect(await record.events(question.turnId)).toEqual(['turn-accepted']);
  });

  test('E06: the same id with another text, another conversation or by another athlete is a conflict and leaves nothing behind', async () => {
    const question = await asked();
    const elsewhere = randomUUID();
    expect(await record.accept({ ...question, message: 'Something else' })).toEqual({ outcome: 'conflict' });
    expect(await record.accept({ ...question, conversationId: elsewhere })).toEqual({ outcome: 'conflict' });
    expect(await record.accept({ ...question, ...ben })).toEqual({ outcome: 'conflict' });
    expect(await record.rows('select 1 from conversations where id = $1', [elsewhere])).toEqual([]);
    expect(await record.messages(question.turnId)).toHaveLength(1);
  });

  test('a conversation with a live turn is busy until that turn ends', async () => {
    const first = await running();
    const second = record.question(ana, { conversationId: first.conversationId });
    expect(await record.accept(second)).toEqual({ outcome: 'busy' });
    expect(await record.messages(second.turnId)).toEqual([]);
    await record.finish({ turnId: first.turnId, attempt: 1 });
    expect((await record.accept(second)).outcome).toBe('created');
  });

  test("somebody else's conversation and an athlete who is gone are foreign", async () => {
    const mine = await asked();
    expect(await record.accept(record.question(ben, { conversationId: mine.conversationId }))).toEqual({ outcome: 'foreign' });
    expect(await record.accept(record.question({ athleteId: randomUUID(), athleteRef: ana.athleteRef }))).toEqual({ outcome: 'foreign' });
  });

  test('the history is the last answered turns, oldest first, without failed and empty answers', async () => {
    const conversationId = randomUUID();
    for (let n = 1; n <= TURN_LIMITS.historyTurns + 1; n++) {
      await record.answered(ana, { conversationId, message: `question ${n}` }, { text: `answer ${n}` });
    }
    await record.answered(
      ana,
      { conversationId, message: 'breaks' },
      { text: 'half an', end: { ...DONE, outcome: 'failed', finish: 'error' } },
    );
    await record.answered(ana, { conversationId, message: 'says nothing' }, { text: '' });
    await record.answered(
      ana,
      { conversationId, message: 'stopped' },
      { text: 'the first words', end: { ...DONE, outcome: 'stopped', finish: 'stopped' } },
    );
    const accepted = await record.accept(record.question(ana, { conversationId }));
    if (accepted.outcome !== 'created') throw new Error(accepted.outcome);
    const expected = Array.from({ length: TURN_LIMITS.historyTurns - 1 }, (_, i) => [`question ${i + 3}`, `answer ${i + 3}`]).flat();
    expect(accepted.state.history.map((m) => m.content)).toEqual([...expected, 'stopped', 'the first words']);
    expect(accepted.state.history.map((m) => m.role).slice(0, 2)).toEqual(['user', 'assistant']);
  });
});

describe('begin and bump', () => {
  test('one conductor per attempt, and a repeat by the same one is fine', async () => {
    const { turnId } = await asked();
    await record.rows(`update generations set holder = '' where turn_id = $1`, [turnId]);
    expect(await record.begin({ turnId, attempt: 1 }, OTHER_GATEWAY)).toMatchObject({ state: { holder: OTHER_GATEWAY, history: [] } });
    expect(await record.begin({ turnId, attempt: 1 }, OTHER_GATEWAY)).toMatchObject({ state: { attempt: 1 } });
    expect(await record.begin({ turnId, attempt: 1 }, GATEWAY)).toEqual({ lost: true });
  });

  test('begin is lost for an attempt that is over, a turn that runs and one that does not exist', async () => {
    const { turnId } = await running();
    expect(await record.begin({ turnId, attempt: 1 })).toEqual({ lost: true });
    expect(await record.begin({ turnId, attempt: 2 })).toEqual({ lost: true });
    expect(await record.begin({ turnId: randomUUID(), attempt: 1 })).toEqual({ lost: true });
    const moved = await asked();
    await record.bump({ turnId: moved.turnId, attempt: 1 });
    expect(await record.begin({ turnId: moved.turnId, attempt: 1 })).toEqual({ lost: true });
  });

  test('bump moves the attempt once, however often its holder repeats it, and tells everybody', async () => {
    const { turnId } = await asked();
    expect(await record.bump({ turnId, attempt: 1 })).toMatchObject({ state: { attempt: 2, status: 'accepted', holder: GATEWAY } });
    expect(await record.bump({ turnId, attempt: 1 })).toMatchObject({ state: { attempt: 2 } });
    expect(record.signals.at(-1)).toEqual({ subject: turnAttempt.subject, data: { turnId, attempt: 2 } });
    expect(await record.generation(turnId)).toMatchObject({ attempt: 2, starts: 0 });
    await record.bump({ turnId, attempt: 2 });
    expect(await record.bump({ turnId, attempt: 1 })).toEqual({ lost: true });
    expect(await record.generation(turnId)).toMatchObject({ attempt: 3 });
  });

  test('bump is lost for another gateway and once a worker runs the attempt', async () => {
    const { turnId } = await asked();
    expect(await record.bump({ turnId, attempt: 1 }, OTHER_GATEWAY)).toEqual({ lost: true });
    await record.renew(WORKER, { turnId, attempt: 1 });
    expect(await record.bump({ turnId, attempt: 1 })).toEqual({ lost: true });
  });
});

describe('renew', () => {
  test('the first renewal starts the attempt, the next ones only extend it', async () => {
    const { turnId } = await asked();
    expect(await record.renew(WORKER, { turnId, attempt: 1 })).toEqual({ held: [turnId], stop: [] });
    await record.renew(WORKER, { turnId, attempt: 1 });
    expect(await record.generation(turnId)).toMatchObject({ status: 'running', holder: WORKER, starts: 1 });
  });

  test('holds only what is the worker’s own, in one request for all', async () => {
    const [mine, theirs, moved, ended] = [await running(), await running(), await asked(), await record.answered(ana)];
    await record.bump({ turnId: moved.turnId, attempt: 1 });
    const turns = [mine, theirs, moved, ended].map(({ turnId }) => ({ turnId, attempt: 1 }));
    await record.rows('update generations set holder = $2 where turn_id = $1', [theirs.turnId, OTHER_WORKER]);
    expect(await record.renew(WORKER, ...turns, { turnId: randomUUID(), attempt: 1 })).toEqual({ held: [mine.turnId], stop: [] });
    expect(await record.generation(moved.turnId)).toMatchObject({ status: 'accepted', attempt: 2, starts: 0 });
    expect(await record.renew(WORKER)).toEqual({ held: [], stop: [] });
  });

  test('tells a worker which of its turns were asked to stop', async () => {
    const { turnId } = await running();
    await stopTurn({ turnId, athleteId: ana.athleteId }, record.deps);
    expect(await record.renew(WORKER, { turnId, attempt: 1 })).toEqual({ held: [turnId], stop: [turnId] });
  });
});

describe('finish', () => {
  const carry = {
    promptVersion: 'coach-k.3',
    sources: [{ id: 'team1a_004', sourceName: 'Event analysis', section: 'Sled push', score: 0.03, content: 'Low hips.' }],
    degraded: null,
    examples: { count: 3, tokens: 1_104 },
    stages: { search: 6, profile: 2 },
    trainingConsent: true,
    adult: true,
    notices: [{ code: 'see_a_doctor', severity: 'urgent', text: 'See a doctor.' }],
    promptMessages: [{ role: 'user', content: 'How do I pace the sled push?' }],
    names: ['Ana'],
    raceSeason: { division: 'open', sex: 'female' },
  };
  const completed = async (turnId: string) => {
    const [row] = await record.rows(`select payload from outbox where name = 'turn-completed' and payload ->> 'turnId' = $1`, [turnId]);
    expect(turnCompleted.data.parse(row?.['payload'])).toEqual(row?.['payload']);
    return turnCompleted.data.parse(row?.['payload']);
  };

  test('commits answer, status, numbers and event together', async () => {
    const { turnId } = await running();
    const finished = await record.finish({ turnId, attempt: 1 }, { text: 'Low hips. See https://unknown.example', carry });
    expect(finished).toMatchObject({ end: { outcome: 'done', notices: [{ code: 'see_a_doctor' }, { code: 'unknown_link' }] } });
    const [, answer] = await record.messages(turnId);
    expect(answer).toMatchObject({
      role: 'assistant',
      content: 'Low hips. See https://unknown.example',
      rag_chunks_used: ['team1a_004'],
      prompt_version: 'coach-k.3',
      outcome: 'done',
      finish: 'stop',
      tokens_out: 690,
      cost_nano_usd: '757000',
      stages: { search: 6, profile: 2, first_token: 410 },
      attempt: 1,
      examples: 3,
      example_tokens: 1_104,
    });
    const generation = await record.generation(turnId);
    expect(generation).toMatchObject({ status: 'done', holder: WORKER, end_json: { messageId: answer?.['id'] } });
    expect(generation?.['carry']).toMatchObject({ raceSeason: carry.raceSeason });
    for (const key of ['promptMessages', 'sources']) expect(generation?.['carry']).not.toHaveProperty(key);
    expect(
      await record.rows('select athlete_ref, starts, cold, attempts, examples, example_tokens from turn_metrics where turn_id = $1', [
        turnId,
      ]),
    ).toEqual([{ athlete_ref: ana.athleteRef, starts: 1, cold: false, attempts: 1, examples: 3, example_tokens: 1_104 }]);
    expect(await record.events(turnId)).toEqual(['turn-accepted', 'turn-completed']);
    expect(await completed(turnId)).toMatchObject({
      messageId: answer?.['id'],
      sourceIds: ['team1a_004'],
      promptVersion: 'coach-k.3',
      attempt: 1,
    });
    const { state } = await readTurn({ turnId, athleteId: ana.athleteId }, record.deps);
    expect(state).toMatchObject({ status: 'done', text: answer?.['content'], sources: carry.sources, end: { messageId: answer?.['id'] } });
  });

  test('a turn whose first token was waited for longer than two seconds counts as cold', async () => {
    const { turnId } = await record.answered(ana, {}, { end: { ...DONE, stages: { first_token: 4100 } } });
    expect(await record.rows('select cold from turn_metrics where turn_id = $1', [turnId])).toEqual([{ cold: true }]);
  });

  test('a repeat by the same worker answers the first end and writes nothing', async () => {
    const { turnId } = await running();
    const first = await record.finish({ turnId, attempt: 1 });
    expect(await record.finish({ turnId, attempt: 1 }, { text: 'another text' })).toEqual(first);
    expect(await record.messages(turnId)).toHaveLength(2);
    expect(await record.events(turnId)).toEqual(['turn-accepted', 'turn-completed']);
  });

  test('is fenced for a worker whose attempt was taken, and for one that never held it', async () => {
    const { turnId } = await running();
    expect(await record.finish({ turnId, attempt: 1 }, { worker: OTHER_WORKER })).toEqual({ fenced: true });
    await record.rows(`update generations set attempt = 2, status = 'accepted', holder = $2 where turn_id = $1`, [turnId, GATEWAY]);
    expect(await record.finish({ turnId, attempt: 1 }, { text: 'from the past' })).toEqual({ fenced: true });
    await record.renew(OTHER_WORKER, { turnId, attempt: 2 });
    expect(await record.finish({ turnId, attempt: 1 }, { text: 'from the past' })).toEqual({ fenced: true });
    await record.finish({ turnId, attempt: 2 }, { worker: OTHER_WORKER, text: 'from now' });
    expect(await record.finish({ turnId, attempt: 1 }, { text: 'from the past' })).toEqual({ fenced: true });
    expect((await record.messages(turnId)).map((m) => m['content'])).toEqual([expect.any(String), 'from now']);
  });

  test('a worker may end an attempt before its first renewal, the conducting gateway too, another gateway or after a reap nobody', async () => {
    const [fast, given, foreign, orphan] = [await asked(), await asked(), await asked(), await asked()];
    expect(await record.finish({ turnId: fast.turnId, attempt: 1 })).toMatchObject({ end: { outcome: 'done' } });
    const failed = { ...DONE, outcome: 'failed' as const, finish: 'error' as const };
    expect(await record.finish({ turnId: given.turnId, attempt: 1 }, { worker: GATEWAY, end: failed, text: '' })).toMatchObject({
      end: { outcome: 'failed' },
    });
    expect(await record.finish({ turnId: foreign.turnId, attempt: 1 }, { worker: OTHER_GATEWAY })).toEqual({ fenced: true });
    await record.rows(`update generations set holder = '' where turn_id = $1`, [orphan.turnId]);
    expect(await record.finish({ turnId: orphan.turnId, attempt: 1 })).toEqual({ fenced: true });
  });

  test('prompt and answer travel only for a consenting adult after a normal end', async () => {
    const cases: [object, object, boolean][] = [
      [{}, {}, true],
      [{ trainingConsent: false }, {}, false],
      [{ adult: false }, {}, false],
      [{ adult: null }, {}, false],
      [{ promptMessages: undefined }, {}, false],
      [{}, { finish: 'length' }, true],
      [{}, { finish: 'guard' }, false],
      [{}, { outcome: 'stopped', finish: 'stopped' }, false],
      [{}, { outcome: 'failed', finish: 'error' }, false],
    ];
    for (const [given, end, travels] of cases) {
      const { turnId } = await record.answered(ana, {}, { text: 'Low hips.', carry: { ...carry, ...given }, end: { ...DONE, ...end } });
      expect((await completed(turnId)).training).toEqual(
        travels ? { messages: carry.promptMessages, answer: 'Low hips.', names: ['Ana'] } : null,
      );
    }
  });

  test('characters Postgres cannot store and a carry that does not fit do not cost the answer', async () => {
    const { turnId } = await running();
    const finished = await record.finish({ turnId, attempt: 1 }, { text: 'a\u0000b', carry: { sources: 'none', degraded: 'x\u0000' } });
    expect(finished).toMatchObject({ end: { outcome: 'done' } });
    expect((await record.messages(turnId))[1]).toMatchObject({ content: 'a\uFFFDb', sources: [] });
  });

  test('a conversation deleted under a live turn fences it', async () => {
    const { turnId, conversationId } = await running();
    await record.rows('delete from conversations where id = $1', [conversationId]);
    expect(await record.renew(WORKER, { turnId, attempt: 1 })).toEqual({ held: [], stop: [] });
    expect(await record.finish({ turnId, attempt: 1 })).toEqual({ fenced: true });
  });
});

describe('stop', () => {
  test('racing finish there is one outcome, the committed one, and one answer', async () => {
    for (let round = 0; round < 20; round++) {
      const { turnId } = await running();
      const stop = () => stopTurn({ turnId, athleteId: ana.athleteId }, record.deps);
      const finish = () => record.finish({ turnId, attempt: 1 });
      const stopped = () =>
        record.finish({ turnId, attempt: 1 }, { text: 'Short', end: { ...DONE, outcome: 'stopped', finish: 'stopped' } });
      const ends = await Promise.all(round % 2 ? [stop(), finish(), stopped()] : [stopped(), stop(), finish()]);
      const outcomes = ends.flatMap((end) => ('end' in end ? [end.end.outcome] : []));
      const generation = await record.generation(turnId);
      expect(new Set(outcomes)).toEqual(new Set([generation?.['status']]));
      expect((await record.messages(turnId)).filter((m) => m['role'] === 'assistant')).toHaveLength(1);
      expect(await record.events(turnId)).toEqual(['turn-accepted', 'turn-completed']);
    }
  });

  test('a turn that has ended stays as it is, a stranger finds nothing', async () => {
    const { turnId } = await record.answered(ana);
    expect((await stopTurn({ turnId, athleteId: ana.athleteId }, record.deps)).state).toMatchObject({ status: 'done' });
    expect(await record.generation(turnId)).toMatchObject({ stop_requested: false });
    const live = await running();
    const stranger = { turnId: live.turnId, athleteId: ben.athleteId };
    await expect(stopTurn(stranger, record.deps)).rejects.toMatchObject({ code: 'not_found' } satisfies Partial<ServiceError>);
    await expect(readTurn(stranger, record.deps)).rejects.toMatchObject({ code: 'not_found' } satisfies Partial<ServiceError>);
    expect(await record.generation(live.turnId)).toMatchObject({ stop_requested: false });
  });
});
