import type { Finding } from '../validate/finding.ts';
import type { ValidationReport } from '../validate/check-examples.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(7);

/** The findings one by one, then how the set is made up. With `json` the last line holds everything. */
export function tellValidation(report: ValidationReport, json: boolean): void {
  const count = (severity: Finding['severity']): number => report.findings.filter((finding) => finding.severity === severity).length;
  for (const { severity, id, rule, says } of report.findings) console.log(`${severity}: ${id}: ${rule}: ${says}`);
  const { words, tokens, shares } = report;
  for (const [name, of] of Object.entries(shares.categories).filter(([, of]) => of.count > 0))
    console.log(`${name.padEnd(20)} ${String(of.count).padStart(4)} ${percent(of.share)}  planned ${percent(of.planned)}`);
  console.log(`with passages ${percent(shares.contextual)}, with several turns ${percent(shares.severalTurns)}`);
  console.log(`${report.answers} answers of ${words.mean} words (${words.least} to ${words.most})`);
  console.log(`${tokens.total} Llama 3 tokens, mean ${tokens.mean}, 95 % under ${tokens.p95}, largest ${tokens.most}`);
  console.log(`${report.examples} examples: ${count('error')} errors, ${count('warning')} warnings`);
  if (json) console.log(JSON.stringify(report));
}
