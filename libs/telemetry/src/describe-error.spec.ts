import { expect, test } from '@jest/globals';
import { describeError, reasonOf } from './describe-error.ts';

const CANARY = 'my-left-knee';
const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const named = (name: string, message: string, more: object = {}) => Object.assign(new Error(message), { name, ...more });

test.each([
  [
    'the failing row of a check',
    named('error', 'new row violates check "x"', { code: '23514', detail: `Failing row contains (${CANARY})` }),
  ],
  ['a value that is no uuid', named('error', `invalid input syntax for type uuid: "${CANARY}"`, { code: '22P02' })],
  ['what a function raised', named('error', `no such thing: ${CANARY}`, { code: 'P0001', where: CANARY })],
  ['the arguments of a Prisma call', named('PrismaClientKnownRequestError', `Invalid call:\n{ notes: "${CANARY}" }`, { code: 'P2002' })],
  ['the beginning of what is no JSON', thrown(() => JSON.parse(`${CANARY}`))],
  ['a body a library keeps', named('Error', 'refused', { response: { body: CANARY }, config: { headers: { authorization: CANARY } } })],
  ['further lines of the words', new Error(`could not be sent\n${CANARY}`)],
  ['a cause', new Error('outside', { cause: named('error', 'inside', { code: '23514', detail: CANARY }) })],
  ['no error at all', CANARY],
  ['an object that is none', { message: CANARY }],
])('L01: %s does not reach a log', (_, error) => {
  expect(JSON.stringify(describeError(error))).not.toContain(CANARY);
});

test('L01: one line says as little as the whole description, and what it is', () => {
  expect(reasonOf(named('ZodError', `expected string, got ${CANARY}`))).toBe('ZodError');
  expect(reasonOf(named('error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }))).toBe('error: ECONNREFUSED: connect ECONNREFUSED');
  expect(reasonOf(CANARY)).toBe('string');
});

test('what helps at night is there: type, code, words, frames and cause', () => {
  const error = named('error', 'permission denied for table outbox', { code: '42501', cause: named('Error', 'connect ECONNREFUSED') });
  expect(describeError(error)).toEqual({
    type: 'error',
    code: '42501',
    message: 'permission denied for table outbox',
    stack: expect.stringContaining('describe-error.spec.ts'),
    cause: { type: 'Error', message: 'connect ECONNREFUSED', stack: expect.any(String) },
  });
});

test('an error that is its own cause ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).match(/"round"/gu)).toHaveLength(5);
});
