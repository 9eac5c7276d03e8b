import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { squeezeRules } from './squeeze-rules.ts';

const squeezed = (expr: string, wait?: string) => {
  const rule = { alert: 'A', expr, ...(wait === undefined ? {} : { for: wait }) };
  const { text, alerts } = squeezeRules(JSON.stringify({ groups: [{ name: 'g', rules: [rule] }] }));
  const { groups } = parse(text) as { groups: { interval: string; rules: { expr: string; for?: string }[] }[] };
  return { alerts, interval: groups[0]?.interval, ...groups[0]?.rules[0] };
};

test('a range of five minutes becomes five seconds, and a wait of one minute a second', () => {
  expect(squeezed('sum(increase(hyrox_turns_total[5m])) >= 3', '1m')).toMatchObject({
    alerts: ['A'],
    interval: '1s',
    expr: 'sum(increase(hyrox_turns_total[5000ms])) >= 3',
    for: '1000ms',
  });
});

test('what is compared with a time ago is compared with a sixtieth of it', () => {
  expect(squeezed('sum(increase(hyrox_turns_total[30m] offset 5m)) >= 50').expr).toBe(
    'sum(increase(hyrox_turns_total[30000ms] offset 5000ms)) >= 50',
  );
});

test('a threshold that is an age shrinks with the time, a latency and a count stay', () => {
  expect(squeezed('max by (service) (hyrox_outbox_oldest_seconds) > 60').expr).toBe('max by (service) (hyrox_outbox_oldest_seconds) > 1');
  expect(squeezed('max by (consumer) (hyrox_consumer_lag_seconds) > 300').expr).toBe('max by (consumer) (hyrox_consumer_lag_seconds) > 5');
  expect(squeezed('max(hyrox_ledger_waiting_seconds) > 60').expr).toBe('max(hyrox_ledger_waiting_seconds) > 1');
  expect(squeezed('max(hyrox_queue_length) > 20').expr).toBe('max(hyrox_queue_length) > 20');
  expect(squeezed('max by (service) (hyrox_event_loop_p99_seconds) > 0.25').expr).toContain('> 0.25');
});

test('an alert that waits for nothing still does not', () => {
  expect(squeezed('up == 0')).not.toHaveProperty('for');
});
