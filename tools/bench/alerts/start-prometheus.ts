import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { freePort } from '../../local/ports.ts';
import { findPrometheus } from '../../local/system.ts';

const READY_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 200;
const firing = z.object({
  data: z.object({ alerts: z.array(z.object({ state: z.string(), labels: z.object({ alertname: z.string() }) })) }),
});
const samples = z.object({ data: z.object({ result: z.array(z.unknown()) }) });

export interface Prometheus {
  /** The names of the alerts that fire now. */
  firing: () => Promise<Set<string>>;
  /** Whether this expression has any sample now. */
  holds: (expr: string) => Promise<boolean>;
  stop: () => Promise<void>;
}

/** `<process name>` to its `/metrics`; replicas (`gateway-2`) belong to their service. */
function targetsOf(metrics: Readonly<Record<string, string>>): object[] {
  return Object.entries(metrics).map(([name, url]) => ({
    targets: [new URL(url).host],
    labels: { service: name.replace(/-\d+$/u, '') },
  }));
}

/** The real Prometheus with these rules on a port and in a folder of its own; it scrapes the running services and judges them every second. */
export async function startPrometheus(options: {
  dir: string;
  rules: string;
  metrics: Readonly<Record<string, string>>;
}): Promise<Prometheus> {
  const program = findPrometheus({ searchPath: process.env['PATH'] });
  const dir = path.join(options.dir, 'prometheus');
  fs.mkdirSync(dir, { recursive: true });
  const config = path.join(dir, 'prometheus.yml');
  fs.writeFileSync(path.join(dir, 'rules.yml'), options.rules);
  fs.writeFileSync(
    config,
    stringify({
      global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
      rule_files: ['rules.yml'],
      scrape_configs: [{ job_name: 'hyrox', static_configs: targetsOf(options.metrics) }],
    }),
  );
  const url = `http://127.0.0.1:${await freePort()}`;
  const logFile = path.join(dir, 'prometheus.log');
  const log = fs.openSync(logFile, 'a');
  const args = [`--config.file=${config}`, `--storage.tsdb.path=${path.join(dir, 'data')}`, `--web.listen-address=${new URL(url).host}`];
  const child = spawn(program, args, { cwd: dir, stdio: ['ignore', log, log] });
  fs.closeSync(log);
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exited;
  };
  const until = performance.now() + READY_WITHIN_MS;
  while (!(await answers(`${url}/-/ready`))) {
    if (child.exitCode !== null || performance.now() > until) {
      await stop();
      throw new Error(`Prometheus did not start: ${fs.readFileSync(logFile, 'utf8').trim().split('\n').at(-1) ?? ''}`);
    }
    await new Promise((again) => setTimeout(again, LOOK_EVERY_MS));
  }
  return {
    firing: async () => {
      const { data } = firing.parse(await (await fetch(`${url}/api/v1/alerts`)).json());
      return new Set(data.alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname));
    },
    holds: async (expr) => {
      const { data } = samples.parse(await (await fetch(`${url}/api/v1/query?${new URLSearchParams({ query: expr })}`)).json());
      return data.result.length > 0;
    },
    stop,
  };
}

/** Whoever does not listen yet does not answer; nothing else goes wrong with such a request. */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
