import net from 'node:net';
import { z } from 'zod';
import { tokenText } from './token-order.ts';

/**
 * A model provider that costs next to nothing, on bare sockets: 0 ms to the first token, then one frame per token and stream at a fixed
 * pace, every frame a write of its own, all of them written beforehand and the streams spread over the pace. How much is asked for stands
 * in the message: "bench 400 tokens every 20 ms". Every token carries its number. `POST /enough` ends what is under way with the next token.
 */
const { PORT } = z.object({ PORT: z.coerce.number().int() }).parse(process.env);

const ORDER = /bench (\d+) tokens every (\d+) ms/;
const BEGIN = '{"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1700000000,"model":"bench","choices":[';
const chunked = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const frame = (choices: string, more = ''): string => chunked(`data: ${BEGIN}${choices}]${more}}\n\n`);
const token = (text: string): string => frame(`{"index":0,"delta":{"content":"${text}"},"logprobs":null,"finish_reason":null}`);
const HEAD =
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ncache-control: no-cache\r\ntransfer-encoding: chunked\r\n\r\n';
const TOKENS = Array.from({ length: 1_000 }, (_, number) => Buffer.from(token(tokenText(number))));
const FIRST = HEAD + token(tokenText(0));
const FINISH = frame('{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}');
const usage = (tokens: number): string =>
  frame('', `,"usage":{"prompt_tokens":900,"completion_tokens":${tokens},"total_tokens":${900 + tokens}}`);

interface Stream {
  socket: net.Socket;
  tokens: number;
  sent: number;
  paceMs: number;
  /** The millisecond, of every `paceMs`, in which this stream is due. */
  phase: number;
}

const streams = new Set<Stream>();
let nextPhase = 0;
let millisecond = 0;
const startedMs = performance.now();

/** One clock for all streams: a timer for each would cost more than the streams. What a busy core missed is made up for. */
setInterval(() => {
  for (const now = performance.now() - startedMs; millisecond < now; millisecond++) {
    for (const stream of streams) if (millisecond % stream.paceMs === stream.phase && !advance(stream)) streams.delete(stream);
  }
}, 1);

/** Sends the next token unless the reader is behind; after the last one the end. False when nothing more is to come. */
function advance(stream: Stream): boolean {
  const { socket } = stream;
  if (socket.destroyed) return false;
  if (socket.writableNeedDrain) return true;
  socket.write(TOKENS[stream.sent % TOKENS.length] ?? '');
  stream.sent++;
  if (stream.sent < stream.tokens) return true;
  socket.write(`${FINISH}${usage(stream.sent)}${chunked('data: [DONE]\n\n')}0\r\n\r\n`);
  return false;
}

function answer(socket: net.Socket, request: string, body: string): void {
  if (request.startsWith('POST /enough ')) {
    for (const stream of streams) stream.tokens = 0;
    return void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  }
  // The question stands last in a prompt.
  const order = ORDER.exec(body);
  if (!order) return void socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  const [tokens, paceMs] = [Number(order[1]), Number(order[2])];
  socket.write(FIRST);
  streams.add({ socket, tokens, sent: 1, paceMs, phase: nextPhase++ % paceMs });
}

/** Bare HTTP/1.1 with keep-alive: one request after the other, each with a content-length. */
function serve(socket: net.Socket): void {
  let received = '';
  socket.setNoDelay(true);
  socket.setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    received += String(data);
    for (;;) {
      const headEnd = received.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0);
      if (received.length < headEnd + 4 + length) return;
      answer(socket, received.slice(0, headEnd), received.slice(headEnd + 4, headEnd + 4 + length));
      received = received.slice(headEnd + 4 + length);
    }
  });
}

net.createServer(serve).listen(PORT, '127.0.0.1', () => process.stdout.write('ready\n'));
