import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { findPrometheus } from '../local/system.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../infra/observability/prometheus');
const RULES = path.join(FOLDER, 'rules/hyrox.yml');
const read = <T>(file: string): T => parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as T;

interface Case {
  series: string[];
  at: string;
  clear: string;
}
const cases = read<Record<string, Case>>('alert-cases.yaml');
const cleanDay = read<{ series: string[] }>('clean-day.yaml');
const alerts = read<{ groups: { rules: { alert: string }[] }[] }>('rules/hyrox.yml').groups.flatMap(({ rules }) =>
  rules.map(({ alert }) => alert),
);

let dir: string;
let promtool: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-alerts-'));
  promtool = path.join(path.dirname(findPrometheus({ searchPath: process.env['PATH'] })), 'promtool');
}, 180_000);
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

/** Runs the rules over made series; returns what promtool found wrong, empty when all is as expected. */
function judge(series: string[], checks: { alert: string; at: string; fires: boolean }[], interval = '1m'): string {
  const file = path.join(dir, 'case.json');
  const inputs = series.map((line) => {
    const split = line.indexOf(' ');
    return { series: line.slice(0, split), values: line.slice(split + 1) };
  });
  // A wrong label or word is found elsewhere: here only whether it fires. promtool wants to know both, so it is asked for the count.
  const exprs = checks.map(({ alert, at, fires }) => ({
    expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`,
    eval_time: at,
    exp_samples: [{ labels: '{}', value: fires ? 1 : 0 }],
  }));
  const suite = {
    rule_files: [RULES],
    evaluation_interval: interval,
    tests: [{ interval, input_series: inputs, promql_expr_test: exprs }],
  };
  fs.writeFileSync(file, JSON.stringify(suite));
  const { status, stdout, stderr } = spawnSync(promtool, ['test', 'rules', file], { encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

test('promtool accepts the rules, and every alert has its case', () => {
  expect(spawnSync(promtool, ['check', 'rules', RULES], { encoding: 'utf8' }).status).toBe(0);
  expect(Object.keys(cases).sort()).toEqual([...alerts].sort());
});

test.each(Object.entries(cases))('%s fires when it must and clears afterwards', (alert, { series, at, clear }) => {
  const checks = [
    { alert, at: '3m', fires: false },
    { alert, at, fires: true },
    { alert, at: clear, fires: false },
  ];
  expect(judge(series, checks)).toBe('');
});

test('turns that never come are missed by the hour that they usually have, and not on a night that never had any', () => {
  const missed = (series: string, fires: boolean) => judge([series], [{ alert: 'TurnsMissing', at: '10320m', fires }], '10m');
  expect(missed('hyrox_turns_total{outcome="done"} 0+5x1020 5100x20', true)).toBe('');
  expect(missed('hyrox_turns_total{outcome="done"} 0x40 0+5x980 4900x20', false)).toBe('');
});

test('a quiet night in which questions are refused is no quiet night, unless it is for an allowance that is used up', () => {
  const refused = (status: number) => `hyrox_http_seconds_count{method="POST",route="/api/turns",status="${status}"} 0x30 0+2x30 60x60`;
  const idle = 'hyrox_turns_total{outcome="done"} 5x120';
  expect(judge([idle, refused(400)], [{ alert: 'TurnsMissing', at: '45m', fires: true }])).toBe('');
  expect(judge([idle, refused(429)], [{ alert: 'TurnsMissing', at: '45m', fires: false }])).toBe('');
});

test('on a day on which nothing is wrong no alert fires', () => {
  const quarters = Array.from({ length: 96 }, (_, quarter) => `${quarter * 15}m`);
  const around = ['361m', '362m', '601m', '605m', '701m', '801m', '802m', '803m'];
  const checks = alerts.flatMap((alert) => [...quarters, ...around].map((at) => ({ alert, at, fires: false })));
  expect(judge(cleanDay.series, checks)).toBe('');
});

test('the same day with the model failing for half an hour is not silent', () => {
  const failing = cleanDay.series.map((line) =>
    line.startsWith('hyrox_breaker_state') ? 'hyrox_breaker_state{model="m"} 0x600 2x30 0x809' : line,
  );
  expect(judge(failing, [{ alert: 'CircuitOpen', at: '610m', fires: true }])).toBe('');
});
