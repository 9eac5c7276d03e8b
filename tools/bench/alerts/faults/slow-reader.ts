import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/**
 * Opens a connection per request, sends it and never reads. Over the least segments and the least room that Linux allows, so that the kernel keeps some
 * 15 kB of a stream and not the 4 MB that it keeps on the loopback: what lies there counts as taken. Node cannot set that; Perl, part of every Debian, can.
 */
const STANDS_STILL = `
use Socket qw(:DEFAULT IPPROTO_TCP TCP_MAXSEG);
my ($port, @requests) = @ARGV;
my @open;
for my $request (@requests) {
  socket(my $socket, PF_INET, SOCK_STREAM, 0) or die "socket: $!";
  setsockopt($socket, IPPROTO_TCP, TCP_MAXSEG, pack('l', 88)) or die "TCP_MAXSEG: $!";
  setsockopt($socket, SOL_SOCKET, SO_RCVBUF, pack('l', 1)) or die "SO_RCVBUF: $!";
  connect($socket, sockaddr_in($port, INADDR_LOOPBACK)) or die "connect: $!";
  syswrite($socket, $request) == length($request) or die "write: $!";
  push @open, $socket;
}
$| = 1;
print "open\\n";
sleep;
`;

export interface SlowReaders {
  leave: () => Promise<void>;
}

/** Readers of these GET paths that stand still until they leave. Resolves when all have asked. */
export async function openSlowReaders(options: { url: string; paths: readonly string[]; token: string }): Promise<SlowReaders> {
  const { host, port } = new URL(options.url);
  const requests = options.paths.map(
    (path) => `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${options.token}\r\naccept: text/event-stream\r\n\r\n`,
  );
  const perl = spawn('perl', ['-e', STANDS_STILL, '--', port, ...requests], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(perl, 'close');
  const opened = await Promise.race([once(perl.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!opened) throw new Error('the readers that stand still could not be started: is Perl installed?');
  return { leave: () => leave(perl, ended) };
}

async function leave(perl: ChildProcess, ended: Promise<unknown>): Promise<void> {
  perl.kill('SIGTERM');
  await ended;
}
