import { describe, expect, test } from '@jest/globals';
import { AnswerScanner } from './answer-scanner.ts';

const HEAD = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const OURS =
  HEAD +
  chunk('event: sources\ndata: {"sources":"a@b.c, @42@ is no token"}\n\n') +
  chunk('event: status\ndata: {"state":"thinking"}\n\n') +
  chunk('id: 1.4\nevent: token\ndata: {"t":"@7000@ "}\n\n') +
  chunk('id: 1.12\nevent: token\ndata: {"t":"@0@ @0@ "}\n\n') +
  chunk('event: done\ndata: {"stages":{"accept":1}}\n\n') +
  '0\r\n\r\n';

describe('an answer in raw bytes', () => {
  test('is counted the same however the network cuts it', () => {
    for (let cut = 1; cut < OURS.length; cut++) {
      const scanner = new AnswerScanner(3, 'turn');
      const complete = [OURS.slice(0, cut), OURS.slice(cut)].map((part) => scanner.take(Buffer.from(part)));
      expect(complete).toEqual([false, true]);
      expect(scanner.answer).toMatchObject({ tokens: 3, stampMs: 7 });
      expect(scanner.answer.rest).toContain('"stages":{"accept":1}');
    }
  });

  test('that ends before its last token is told', () => {
    const scanner = new AnswerScanner(4, 'turn');
    expect(() => scanner.take(Buffer.from(OURS))).toThrow('3 tokens');
  });

  test('that is an error is thrown as it came', () => {
    const scanner = new AnswerScanner(1, 'completion');
    expect(() => scanner.take(Buffer.from('HTTP/1.1 429 Too Many Requests\r\n\r\n{}'))).toThrow('429');
  });
});
