import http from 'node:http';
import { z } from 'zod';

/**
 * A model provider that costs next to nothing: 0 ms to the first token, then one frame per token and stream at a fixed pace, all of it
 * written beforehand. How much is asked for stands in the message: "bench 400 tokens every 20 ms". The first token carries its moment.
 */
const { PORT } = z.object({ PORT: z.coerce.number().int() }).parse(process.env);

const ORDER = /bench (\d+) tokens every (\d+) ms/;
const HEAD = '{"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1700000000,"model":"bench","choices":[';
const frame = (choices: string, more = ''): string => `data: ${HEAD}${choices}]${more}}\n\n`;
const token = (text: string): string => frame(`{"index":0,"delta":{"content":"${text}"},"logprobs":null,"finish_reason":null}`);
const TOKEN = Buffer.from(token('@0@ '));
const FINISH = frame('{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}');
const usage = (tokens: number): string =>
  frame('', `,"usage":{"prompt_tokens":900,"completion_tokens":${tokens},"total_tokens":${900 + tokens}}`);

interface Stream {
  response: http.ServerResponse;
  tokens: number;
  sent: number;
}

const streamsByPace = new Map<number, Set<Stream>>();

/** One clock for all streams of a pace: a timer for each would cost more than the streams. */
function streamsAt(paceMs: number): Set<Stream> {
  const known = streamsByPace.get(paceMs);
  if (known) return known;
  const streams = new Set<Stream>();
  streamsByPace.set(paceMs, streams);
  setInterval(() => {
    for (const stream of streams) if (!advance(stream)) streams.delete(stream);
  }, paceMs);
  return streams;
}

/** Sends the next token unless the reader is behind; after the last one the end. False when nothing more is to come. */
function advance(stream: Stream): boolean {
  const { response } = stream;
  if (response.destroyed) return false;
  if (response.writableNeedDrain) return true;
  response.write(TOKEN);
  stream.sent++;
  if (stream.sent < stream.tokens) return true;
  response.end(`${FINISH}${usage(stream.tokens)}data: [DONE]\n\n`);
  return false;
}

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  // The question stands last in a prompt.
  const order = Buffer.concat(body).toString('latin1').match(ORDER);
  if (!order) return void response.writeHead(400).end('no order in the message');
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.socket?.setNoDelay(true);
  response.write(token(`@${process.hrtime.bigint() / 1000n}@ `));
  streamsAt(Number(order[2])).add({ response, tokens: Number(order[1]), sent: 1 });
}

const server = http.createServer((request, response) => void answer(request, response));
server.keepAliveTimeout = 60_000;
server.listen(PORT, '127.0.0.1', () => process.stdout.write('ready\n'));
