import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { Board } from './board.ts';
import { toGrafana } from './to-grafana.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = path.join(ROOT, 'infra/observability/dashboards');
export const RENDERED = path.join(ROOT, 'infra/observability/grafana/dashboards');

/** Every dashboard as it is written, by name. Throws with the file and the field that does not fit. */
export function readBoards(): Map<string, Board> {
  return new Map(
    fs
      .readdirSync(SOURCES)
      .sort()
      .map((file) => [file.replace(/\.yaml$/u, ''), Board.parse(parse(fs.readFileSync(path.join(SOURCES, file), 'utf8')))]),
  );
}

/** The files Grafana is provisioned with, by name. */
export async function renderDashboards(): Promise<Map<string, string>> {
  const rendered = new Map<string, string>();
  for (const [name, board] of readBoards()) {
    const file = path.join(RENDERED, `${name}.json`);
    const style = await resolveConfig(file);
    rendered.set(file, await format(JSON.stringify(toGrafana(name, board)), { ...style, parser: 'json' }));
  }
  return rendered;
}

if (process.argv[1] === import.meta.filename) {
  fs.mkdirSync(RENDERED, { recursive: true });
  for (const [file, text] of await renderDashboards()) fs.writeFileSync(file, text);
}
