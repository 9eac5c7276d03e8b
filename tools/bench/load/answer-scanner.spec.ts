import { describe, expect, test } from '@jest/globals';
import { AnswerScanner } from './answer-scanner.ts';

const HEAD = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const turn = (...tokens: string[]) =>
  HEAD +
  chunk('event: sources\ndata: {"sources":"a@b.c, @042 is no token"}\n\n') +
  chunk('event: status\ndata: {"state":"thinking"}\n\n') +
  tokens.map((text) => chunk(`id: 1.4\nevent: token\ndata: {"t":"${text}"}\n\n`)).join('') +
  chunk('event: done\ndata: {"tokensOut":3,"by":"coach@hyrox","stages":{"accept":1}}\n\n') +
  '0\r\n\r\n';
const OURS = turn('@000', '@001@002');

function scan(answer: string, kind: 'turn' | 'completion' = 'turn') {
  const scanner = new AnswerScanner(kind);
  scanner.take(Buffer.from(answer), 0);
  const { order, sent } = scanner.answer;
  return { lost: order.lost(sent), doubled: order.doubled, reordered: order.reordered };
}

describe('an answer in raw bytes', () => {
  test('is counted the same however the network cuts it', () => {
    for (let cut = 1; cut < OURS.length; cut++) {
      const scanner = new AnswerScanner('turn');
      const complete = [OURS.slice(0, cut), OURS.slice(cut)].map((part, at) => scanner.take(Buffer.from(part), at));
      expect(complete).toEqual([false, true]);
      expect([scanner.answer.order.received, scanner.answer.order.lost(scanner.answer.sent)]).toEqual([3, 0]);
      expect(scanner.answer.rest).toContain('"stages":{"accept":1}');
    }
  });

  test('is counted when a proxy cuts its chunks inside a token', () => {
    const answer = `${HEAD}${chunk('data: {"content":"@00')}${chunk('0"}\n\ndata: {"content":"@')}${chunk('001"}\n\n')}${chunk('data: {"usage":{"completion_tokens":2}}\n\n')}0\r\n\r\n`;
    expect(scan(answer, 'completion')).toEqual({ lost: 0, doubled: 0, reordered: 0 });
  });

  test.each([
    ['lost in the middle', ['@000@002'], { lost: 1, doubled: 0, reordered: 0 }],
    ['lost at the end', ['@000', '@001'], { lost: 1, doubled: 0, reordered: 0 }],
    ['doubled', ['@000', '@001@001', '@002'], { lost: 0, doubled: 1, reordered: 0 }],
    ['reordered', ['@001', '@000', '@002'], { lost: 0, doubled: 0, reordered: 1 }],
  ])('with a token %s is told', (_, tokens, wrong) => {
    expect(scan(turn(...tokens))).toEqual(wrong);
  });

  test('that stands still for longer than a second has stalled', () => {
    const scanner = new AnswerScanner('turn');
    const second = OURS.indexOf('id: 1.4', OURS.indexOf('@000'));
    scanner.take(Buffer.from(OURS.slice(0, second)), 100);
    scanner.take(Buffer.from(OURS.slice(second)), 1_300);
    expect(scanner.answer).toMatchObject({ stalls: 1, longestGapMs: 1_200, firstTokenAtMs: 100, lastTokenAtMs: 1_300 });
  });

  test('that has no token is thrown', () => {
    expect(() => scan(turn())).toThrow('without a token');
  });

  test('that is an error is thrown as it came', () => {
    expect(() => scan('HTTP/1.1 429 Too Many Requests\r\n\r\n{}')).toThrow('429');
  });
});
