import os from 'node:os';
import { expect, test } from '@jest/globals';
import { explainFullDisk, refuseFullDisk } from './preflight.ts';
import { StartError } from './start-error.ts';

test('too little free space is refused with how much there is and where', () => {
  expect(() => refuseFullDisk(os.tmpdir(), 2 ** 60)).toThrow(/^Only \d+ MB are free where .* is; at least 1099511627776 MB are needed\.$/);
  expect(() => refuseFullDisk(os.tmpdir(), 1)).not.toThrow();
});

test.each([
  Object.assign(new Error('write failed'), { code: 'ENOSPC' }),
  new StartError('database ended 3 times before it was ready; its log ends with\n  could not write: No space left on device'),
])('a failure for want of space says so: %s', (error) => {
  expect(explainFullDisk(error, os.tmpdir())).toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/^The disk is full: \d+ MB are free where .* is\./),
  });
});

test('a failure of any kind is put down to the disk when nothing is left of it', () => {
  const silent = new StartError('database ended 3 times before it was ready; its log ends with nothing');
  expect(explainFullDisk(silent, os.tmpdir(), 2 ** 60)).toMatchObject({ message: expect.stringMatching(/^The disk is full/) });
});

test('any other failure stays what it was', () => {
  const error = new Error('something else');
  expect(explainFullDisk(error, os.tmpdir())).toBe(error);
});
