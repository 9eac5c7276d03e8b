import { describe, expect, test } from '@jest/globals';
import { readBillFile } from './read-bill.ts';

describe('a provider’s export', () => {
  test('is read by its heading, in dollars or nano-dollars, with cells in quotes', () => {
    const inDollars = 'Model,request_id,input_tokens,output_tokens,cost_usd\r\n"meta, ""x""/y",t.1,3713,689,0.00075829\r\n\r\n';
    expect(readBillFile(inDollars)).toEqual({
      lines: [{ requestId: 't.1', model: 'meta, "x"/y', tokensIn: 3713, tokensOut: 689, nanoUsd: 758_290 }],
      since: undefined,
    });
    const inNano = 'request_id,model,prompt_tokens,completion_tokens,cost_nano_usd\nt.1,a/b,1,2,30\n';
    expect(readBillFile(inNano).lines).toEqual([{ requestId: 't.1', model: 'a/b', tokensIn: 1, tokensOut: 2, nanoUsd: 30 }]);
  });

  test.each([
    ['request_id,model,prompt_tokens,completion_tokens\n', 'no column cost_nano_usd or cost_usd'],
    ['model,prompt_tokens,completion_tokens,cost_usd\n', 'no column request_id or client_request_id'],
    ['request_id,model,prompt_tokens,completion_tokens,cost_usd\nt.1,a/b,1,2,cheap\n', 'Line 2 of the file cannot be read'],
    ['request_id,model,prompt_tokens,completion_tokens,cost_usd\nt.1,a/b,1\n', 'Line 2 of the file cannot be read'],
  ])('that cannot be understood says why: %j', (text, words) => {
    expect(() => readBillFile(text)).toThrow(words);
  });
});
