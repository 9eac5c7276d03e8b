import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../local/ports.ts';
import { childrenOf } from '../../load/process-usage.ts';
import { startProgram } from './start-program.ts';
import { NotHere, type System, type SystemOptions } from './system.ts';

const configuration = (folder: string, port: number, upstreamPort: number): string => `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 1000000;
  upstream provider { server 127.0.0.1:${upstreamPort}; keepalive 512; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://provider;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffering off;
      client_body_buffer_size 128k;
    }
  }
}
`;

/** The floor: a proxy in C that passes bytes on and reads none of them. */
export async function startNginx({ upstreamPort }: SystemOptions): Promise<System> {
  if (spawnSync('nginx', ['-v']).status !== 0) throw new NotHere('it is not installed');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-bench-nginx-'));
  const removeFolder = () => fs.rmSync(folder, { recursive: true, force: true });
  try {
    const port = await freePort();
    fs.writeFileSync(path.join(folder, 'nginx.conf'), configuration(folder, port, upstreamPort));
    const program = await startProgram(['nginx', '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`], port);
    let workers: number[] = [];
    while (workers.length === 0) {
      await sleep(20);
      workers = childrenOf(program.pid);
    }
    return {
      door: { port, kind: 'completion', token: 'bench' },
      processes: [{ name: 'master', pid: program.pid }, ...workers.map((pid) => ({ name: 'worker', pid }))],
      beside: [],
      stop: async () => {
        await program.stop();
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
