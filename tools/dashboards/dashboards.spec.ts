import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Board, queriesOf } from './board.ts';
import { readBoards, RENDERED, renderDashboards } from './render-dashboards.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const rules = parse(fs.readFileSync(path.join(ROOT, 'infra/observability/prometheus/rules/hyrox.yml'), 'utf8')) as {
  groups: { rules: { alert: string; expr: string; labels: { severity: string }; annotations: { summary: string } }[] }[];
};
const alerts = rules.groups.flatMap((group) => group.rules);

/** Names of our metrics in an expression, without what Prometheus adds to a histogram. */
const metricsOf = (expression: string): string[] =>
  [...expression.matchAll(/\bhyrox_\w+/gu)].map(([name]) => name.replace(/_(?:bucket|count|sum)$/u, ''));

/** Every metric that some service declares, read out of its source. */
const declared = new Set(
  ['apps', 'libs']
    .flatMap((folder) => fs.globSync(`${folder}/*/src/**/*.ts`, { cwd: ROOT }))
    .flatMap((file) => [...fs.readFileSync(path.join(ROOT, file), 'utf8').matchAll(/'(hyrox_[a-z0-9_]+)'/gu)].map(([, name]) => name)),
);

test('what Grafana is given is what the dashboards say', async () => {
  const rendered = await renderDashboards();
  expect(fs.readdirSync(RENDERED).sort()).toEqual([...rendered.keys()].map((file) => path.basename(file)).sort());
  for (const [file, text] of rendered) expect([path.basename(file), fs.readFileSync(file, 'utf8')]).toEqual([path.basename(file), text]);
});

test('no dashboard and no alert names a metric that no service declares', () => {
  const shown = [...readBoards()].flatMap(([name, { rows }]) =>
    rows.flatMap(({ panels }) =>
      panels.flatMap((panel) =>
        Object.values(queriesOf(panel))
          .flatMap(metricsOf)
          .map((metric) => [name, metric]),
      ),
    ),
  );
  const watched = alerts.flatMap(({ alert, expr }) => metricsOf(expr).map((metric) => [alert, metric]));
  expect([...shown, ...watched].filter(([, metric]) => !declared.has(metric))).toEqual([]);
});

test('every metric that an alert watches is on a dashboard', () => {
  const shown = new Set(
    [...readBoards().values()].flatMap(({ rows }) =>
      rows.flatMap(({ panels }) => panels.flatMap((panel) => Object.values(queriesOf(panel)).flatMap(metricsOf))),
    ),
  );
  const hidden = alerts.filter(({ expr }) => metricsOf(expr).some((metric) => !shown.has(metric)));
  expect(hidden.map(({ alert }) => alert)).toEqual([]);
});

test('an alert says how urgent it is and what is wrong in a sentence, and has its own name', () => {
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  for (const { alert, labels, annotations } of alerts) {
    expect([alert, ['page', 'ticket']]).toEqual([alert, expect.arrayContaining([labels.severity])]);
    expect(annotations.summary.length).toBeGreaterThan(20);
  }
});

test('a panel with queries and quantiles is refused, and one with neither', () => {
  const board = (panel: object) => ({ title: 't', question: 'q', rows: [{ title: 'r', panels: [{ title: 'p', unit: 's', ...panel }] }] });
  expect(Board.safeParse(board({ quantiles: 'hyrox_turn_seconds' })).success).toBe(true);
  expect(Board.safeParse(board({})).success).toBe(false);
  expect(Board.safeParse(board({ quantiles: 'a', queries: { b: 'c' } })).success).toBe(false);
});
