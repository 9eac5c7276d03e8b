import net from 'node:net';

/** What a server says to bytes no HTTP client would send, until it closes or nothing more comes. */
export function rawHttp(url: string, bytes: string | Buffer, quietMs = 1_000): Promise<{ said: string; closed: boolean }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname);
    let said = '';
    const finish = (closed: boolean) => {
      socket.destroy();
      resolve({ said, closed });
    };
    socket.setTimeout(quietMs, () => finish(false));
    socket.on('data', (data: Buffer) => (said += data.toString('latin1')));
    socket.on('end', () => finish(true));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? finish(true) : reject(error),
    );
    socket.write(bytes);
  });
}
