import { BadRequestException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { ErrorCode, ServiceError } from '@hyrox/contracts';
import { toKnownError } from './error.filter.ts';

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

describe('an error at the edge', () => {
  it.each(ErrorCode.options)('%s has its status', (code) => {
    expect(toKnownError(new ServiceError(code, 'm')).status).toBe(STATUS[code]);
  });

  it.each([
    [new BadRequestException('Unexpected token } in JSON'), 400, 'invalid'],
    [Object.assign(new Error('request entity too large'), { status: 413 }), 413, 'invalid'],
    [new PayloadTooLargeException(), 413, 'invalid'],
    [new NotFoundException('Cannot GET /api/secret'), 404, 'not_found'],
    [new ServiceError('internal', 'The answer of rpc.x does not fit its JSON contract'), 500, 'internal'],
    [new Error('duplicate key value violates unique constraint'), 500, 'internal'],
    ['a thrown string', 500, 'internal'],
  ])('%s is told in our words', (thrown, status, code) => {
    const known = toKnownError(thrown);
    expect([known.status, known.error.code]).toEqual([status, code]);
    expect(known.error.message).not.toMatch(/JSON|Cannot GET|constraint|entity|rpc/u);
  });
});
