import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SseParser } from './sse-parser.ts';

function parse(pieces: Buffer[]): string[] {
  const events: string[] = [];
  const parser = new SseParser((data) => events.push(data));
  for (const piece of pieces) parser.feed(piece);
  parser.end();
  return events;
}

const parseText = (text: string) => parse([Buffer.from(text)]);

describe('SseParser', () => {
  test('reads events with and without the space, passes over comments and other fields', () => {
    expect(parseText(': ping\n\ndata: one\n\nevent: x\nid: 7\nretry: 5\ndata:two\n\ndata\n\n')).toEqual(['one', 'two', '']);
  });

  test('keeps a second space, joins several data lines', () => {
    expect(parseText('data:  one\ndata: two\n\n')).toEqual([' one\ntwo']);
  });

  test('reads CRLF line ends', () => {
    expect(parseText('data: one\r\n\r\n: x\r\ndata: two\r\n\r\n')).toEqual(['one', 'two']);
  });

  test('a field that only begins with data is another field', () => {
    expect(parseText('database: x\n\ndata: y\n\n')).toEqual(['y']);
  });

  test('the byte order mark is no part of the first field', () => {
    expect(parseText('\ufeffdata: one\n\n')).toEqual(['one']);
  });

  test('a last event without its empty line counts, half a line does not', () => {
    expect(parseText('data: one\n\ndata: [DONE]\n')).toEqual(['one', '[DONE]']);
    expect(parseText('data: one\n\ndata: {"half')).toEqual(['one']);
  });

  test('the events do not depend on where the bytes were cut, inside a character and between CR and LF too', () => {
    const bytes = Buffer.from(': hi\r\n\r\ndata: {"t":"Grüße 🏋️‍♀️ 中"}\r\n\r\ndata:zwei\n\ndata: [DONE]\n\n');
    const whole = parse([bytes]);
    expect(whole).toHaveLength(3);
    for (let cut = 0; cut <= bytes.length; cut++) expect(parse([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(whole);
    expect(parse(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual(whole);
  });

  test('any list of texts survives any cutting', () => {
    const line = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n\ufeff]/g, '_'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), fc.boolean(), (lines, cuts, crlf) => {
        const end = crlf ? '\r\n' : '\n';
        const bytes = Buffer.from(lines.map((text) => `data: ${text}${end}${end}`).join(''));
        const at = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
        const pieces = at.slice(1).map((to, i) => bytes.subarray(at[i], to));
        expect(parse(pieces)).toEqual(lines);
      }),
    );
  });
});
