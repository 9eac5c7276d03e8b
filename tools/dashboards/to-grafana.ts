import { type Board, type Panel, queriesOf } from './board.ts';

const WIDTH = 24;
const HEIGHT = 8;

/** The dashboard in Grafana's own JSON, one time series per panel, rows one below the other. Same in, same out. */
export function toGrafana(name: string, board: Board): object {
  let id = 0;
  const panels = board.rows.flatMap((row, at) => {
    const y = at * (HEIGHT + 1);
    const heading = { id: ++id, type: 'row', title: row.title, collapsed: false, gridPos: { x: 0, y, w: WIDTH, h: 1 }, panels: [] };
    const w = Math.floor(WIDTH / row.panels.length);
    return [heading, ...row.panels.map((panel, nth) => toPanel(++id, panel, { x: nth * w, y: y + 1, w, h: HEIGHT }))];
  });
  return {
    uid: `hyrox-${name}`,
    title: board.title,
    description: board.question,
    tags: ['hyrox'],
    schemaVersion: 41,
    editable: false,
    refresh: '15s',
    time: { from: 'now-3h', to: 'now' },
    links: [{ type: 'dashboards', tags: ['hyrox'], title: 'Dashboards', asDropdown: true, includeVars: true, keepTime: true }],
    panels,
  };
}

function toPanel(id: number, panel: Panel, gridPos: object): object {
  const steps = [{ color: 'green', value: null }, ...(panel.danger === undefined ? [] : [{ color: 'red', value: panel.danger }])];
  return {
    id,
    type: 'timeseries',
    title: panel.title,
    datasource: { type: 'prometheus', uid: 'prometheus' },
    gridPos,
    fieldConfig: {
      defaults: {
        unit: panel.unit,
        min: 0,
        thresholds: { mode: 'absolute', steps },
        custom: { thresholdsStyle: { mode: panel.danger === undefined ? 'off' : 'line' }, spanNulls: true },
      },
      overrides: [],
    },
    options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
    targets: Object.entries(queriesOf(panel)).map(([legendFormat, expr], at) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + at),
      datasource: { type: 'prometheus', uid: 'prometheus' },
      expr,
      legendFormat,
    })),
  };
}
