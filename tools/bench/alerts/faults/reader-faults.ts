import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { signUpMany } from '../../lab/sign-up.ts';
import type { Fault } from '../fault.ts';
import { QUICK_MODEL } from '../ground.ts';

/** More than the rule asks for. */
const READERS = 8;
/** As long as an answer may be, in lines that each are an event: some 69 KB, and the connection itself takes up about 44. */
const LONG_ANSWER = `${'-'.repeat(64)}\n`.repeat(590);

/**
 * Asks over a line with small packets and a small window, and then takes nothing: what a telephone is that went under ground, or a proxy that
 * buffers. Node cannot set either; Perl is on every system.
 */
const STUCK_READER = `
  use Socket qw(:all);
  $/ = undef; my $request = <STDIN>;
  socket(my $line, PF_INET, SOCK_STREAM, 0) or die $!;
  setsockopt($line, SOL_SOCKET, SO_RCVBUF, 4096) or die $!;
  setsockopt($line, IPPROTO_TCP, TCP_MAXSEG, 88) or die $!;
  connect($line, sockaddr_in($ARGV[1], inet_aton($ARGV[0]))) or die $!;
  syswrite($line, $request);
  sleep 600;`;

function readNothing(gateway: URL, token: string): ChildProcess {
  const body = JSON.stringify({ turnId: randomUUID(), conversationId: randomUUID(), message: 'Tell me everything at length.' });
  const head = [
    'POST /api/turns HTTP/1.1',
    `host: ${gateway.host}`,
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  const reader = spawn('perl', ['-e', STUCK_READER, gateway.hostname, gateway.port], { stdio: ['pipe', 'ignore', 'inherit'] });
  reader.stdin?.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  return reader;
}

/** The heartbeat finds them: whoever takes nothing between two of them is cut. */
export const readersStuck: Fault = {
  name: `${READERS} readers take nothing of a long answer`,
  alerts: ['ReadersCut'],
  inject: async ({ stack, model }) => {
    const athletes = await signUpMany(stack, READERS);
    await model('mode', {
      ...{ mode: 'scripted', firstTokenMs: 20, tokensPerSecond: 100 },
      script: { 'at length': LONG_ANSWER, '': 'Run easy, then push.' },
    });
    const readers = athletes.map(({ token }) => readNothing(new URL(stack.urls.gateway), token));
    return async () => {
      const running = readers.filter((reader) => reader.exitCode === null && reader.signalCode === null);
      const ended = running.map((reader) => once(reader, 'exit'));
      for (const reader of running) reader.kill('SIGTERM');
      await Promise.all(ended);
      await model('mode', QUICK_MODEL);
    };
  },
};
