import { toJsonl, writeRendered } from './compose/write-rendered.ts';
import { realDisk } from './export/disk.ts';
import { tellValidation } from './tell/tell-validation.ts';
import { renderExamples } from './compose/render-examples.ts';
import { runValidation } from './validate/run-validation.ts';

interface Values {
  out?: string | undefined;
  against?: string[] | undefined;
  json?: boolean | undefined;
}

async function render(out: string, json: boolean): Promise<number> {
  const rendered = await renderExamples();
  const written = await writeRendered(realDisk, out, toJsonl(rendered));
  console.log(`${rendered.length} examples, ${written.bytes} bytes, sha256 ${written.sha256}: ${out}`);
  if (json) console.log(JSON.stringify({ file: out, examples: rendered.length, ...written }));
  return 0;
}

async function validate(places: readonly string[], against: readonly string[], json: boolean): Promise<number> {
  const report = await runValidation({ places, against });
  tellValidation(report, json);
  return report.findings.some((finding) => finding.severity === 'error') ? 1 : 0;
}

/** The commands about the examples we wrote ourselves, which need no coach that runs. Null for any other command. */
export function exampleWorkOf([command, ...rest]: readonly string[], values: Values): (() => Promise<number>) | null {
  const json = values.json ?? false;
  if (command === 'validate') return () => validate(rest, values.against ?? [], json);
  if (command === 'render' && rest.length === 0 && values.out !== undefined) {
    const out = values.out;
    return () => render(out, json);
  }
  return null;
}
