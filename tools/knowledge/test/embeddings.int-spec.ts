import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectEmbeddings } from '../load/embeddings.client.ts';

let server: Server;
let url: string;
let vectorOf: (index: number) => number[];
let batches: number[];

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.method === 'GET')
      return void response.end(JSON.stringify({ object: 'list', data: [{ id: 'gpt-9' }, { id: 'text-embedding-3-small' }] }));
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const { input } = JSON.parse(body) as { input: string[] };
      batches.push(input.length);
      // Answered in reverse: only `index` says which vector belongs to which text.
      const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(Number(text)) })).reverse();
      response.end(JSON.stringify({ object: 'list', data, model: 'm', usage: { prompt_tokens: 3, total_tokens: 3 } }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});

afterAll(() => new Promise((closed) => server.close(closed)));

const unit = (at: number): number[] => Array.from({ length: 1536 }, (_, dimension) => (dimension === at ? 1 : 0));

describe('connectEmbeddings', () => {
  it('prefers the small OpenAI model, asks a hundred texts at a time and keeps their order', async () => {
    batches = [];
    vectorOf = unit;
    const client = await connectEmbeddings({ baseUrl: url, apiKey: 'k' });
    const { vectors, tokens } = await client.embed(Array.from({ length: 230 }, (_, at) => String(at)));
    expect(client.model).toBe('text-embedding-3-small');
    expect(batches).toEqual([100, 100, 30]);
    expect(tokens).toBe(9);
    expect(vectors.every((vector, at) => vector[at] === 1)).toBe(true);
  });

  it('asks for fewer texts at a time when they are long', async () => {
    batches = [];
    vectorOf = () => unit(0);
    const client = await connectEmbeddings({ baseUrl: url, apiKey: 'k' });
    const texts = Array.from({ length: 5 }, () => '1'.padEnd(250_000));
    expect((await client.embed(texts)).vectors).toHaveLength(5);
    expect(batches).toEqual([2, 2, 1]);
  });

  it.each([
    ['too few dimensions', () => [1], '1 dimensions instead of 1536'],
    ['a vector that is not of length 1', () => unit(0).map((x) => x * 2), 'is 2 instead of 1'],
    ['a zero vector', () => unit(-1), 'is 0 instead of 1'],
  ])('refuses %s', async (_name, vector, message) => {
    vectorOf = vector;
    const client = await connectEmbeddings({ baseUrl: url, apiKey: 'k', model: 'named' });
    await expect(client.embed(['0'])).rejects.toThrow(message);
  });
});
