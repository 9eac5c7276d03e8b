import { expect, test } from '@jest/globals';
import { ErrorBody, ErrorCode } from '@hyrox/contracts';
import { readErrorBody } from './error-body.ts';

const withoutField = { code: 'invalid', message: 'Too small', retryable: false, requestId: 'r-1' };
const error = { ...withoutField, field: 'weight_kg' };

test.each(ErrorCode.options)('an error of code %s is read as the contract reads it', (code) => {
  const body = { error: { ...error, code } };
  expect(readErrorBody(body)).toEqual(ErrorBody.parse(body).error);
});

test.each([
  [{ error: withoutField }],
  [{ error: { ...error, more: 1 }, more: 2 }],
  [{ error: { ...error, code: 'constructor' } }],
  [{ error: { ...error, field: 7 } }],
  [{ error: { ...error, retryable: 'no' } }],
  [{ error: { ...withoutField, requestId: undefined } }],
  [{ error: null }],
  [{ error: 'x' }],
  ['x'],
  [null],
])('%j is an error of ours exactly when the contract says so', (body) => {
  const parsed = ErrorBody.safeParse(body);
  expect(readErrorBody(body)).toEqual(parsed.success ? parsed.data.error : null);
});
