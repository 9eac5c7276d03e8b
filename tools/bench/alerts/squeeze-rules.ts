import { parse, stringify } from 'yaml';

/** A minute of the rules is a second of the bench. */
export const SQUEEZE = 60;

/** Gauges that are ages: their thresholds are times, and shrink with them. Every other threshold stays what it is. */
const AGES = ['hyrox_outbox_oldest_seconds', 'hyrox_outbox_unread_seconds', 'hyrox_consumer_lag_seconds', 'hyrox_ledger_waiting_seconds'];
const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

interface Rule {
  alert: string;
  expr: string;
  for?: string;
}
interface RuleFile {
  groups: { name: string; interval?: string; rules: Rule[] }[];
}

const shorter = (time: string): string =>
  time.replace(/^(\d+)([smhd])$/u, (_, count: string, unit: string) => `${Math.round((Number(count) * (UNIT_MS[unit] ?? 0)) / SQUEEZE)}ms`);

const squeezeExpr = (expr: string): string =>
  expr
    .replace(/\[(\d+[smhd])\]/gu, (_, range: string) => `[${shorter(range)}]`)
    .replace(/\boffset (\d+[smhd])\b/gu, (_, ago: string) => `offset ${shorter(ago)}`)
    .replace(/\b(hyrox_\w+)(\)? > )(\d+)/gu, (whole, metric: string, between: string, threshold: string) =>
      AGES.includes(metric) ? `${metric}${between}${Number(threshold) / SQUEEZE}` : whole,
    );

/** The rules with every range, offset, wait and age divided by `SQUEEZE`, judged every second; and the names of the alerts in their order. */
export function squeezeRules(text: string): { text: string; alerts: string[] } {
  const file = parse(text) as RuleFile;
  const groups = file.groups.map((group) => ({
    ...group,
    interval: '1s',
    rules: group.rules.map((rule) => ({
      ...rule,
      expr: squeezeExpr(rule.expr),
      ...(rule.for === undefined ? {} : { for: shorter(rule.for) }),
    })),
  }));
  return { text: stringify({ groups }), alerts: groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)) };
}
