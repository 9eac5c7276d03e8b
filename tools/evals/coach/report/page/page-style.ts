/** The look of the page: the product's own dark ground and text, one accent, tabular figures, works from 360 px. */
export const PAGE_STYLE = `
:root { color-scheme: dark; --ground: #0a0a0b; --surface: #131316; --raised: #1b1b20; --line: #2a2a31; --text: #f4f4f5; --muted: #a1a1aa;
  --accent: #ffe100; --good: #4ade80; --warn: #fbbf24; --bad: #f87171; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 16px 96px; }
h1 { font-size: 28px; margin: 0 0 4px; letter-spacing: -0.01em; }
h2 { font-size: 19px; margin: 48px 0 12px; }
p { margin: 0 0 12px; max-width: 72ch; }
.muted, small { color: var(--muted); font-size: 14px; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 24px 0; }
.fact { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; }
.fact b { display: block; font-size: 24px; font-variant-numeric: tabular-nums; }
.gate { list-style: none; padding: 0; margin: 0; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.gate li { display: flex; gap: 12px; padding: 12px 16px; background: var(--surface); border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.gate li:first-child { border-top: 0; }
.pass { color: var(--good); } .fail { color: var(--bad); } .wait { color: var(--muted); }
.gate b { flex: 0 0 44px; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 9px 14px; border-top: 1px solid var(--line); white-space: nowrap; }
thead th { border-top: 0; color: var(--muted); font-weight: 500; font-size: 14px; }
tbody tr:last-child { background: var(--raised); font-weight: 600; }
.bar { position: relative; display: inline-block; vertical-align: middle; width: 120px; height: 8px; margin-right: 10px; background: var(--raised); border-radius: 999px; }
.bar i { position: absolute; left: 0; top: 0; bottom: 0; border-radius: 999px; background: var(--good); }
.bar.low i { background: var(--warn); } .bar.bad i { background: var(--bad); }
.bar u { position: absolute; top: -3px; bottom: -3px; border: 1px solid var(--text); border-width: 0 1px; opacity: 0.75; background: linear-gradient(var(--text), var(--text)) center / 100% 1px no-repeat; }
details { border: 1px solid var(--line); border-radius: 12px; background: var(--surface); margin: 8px 0; }
summary { cursor: pointer; padding: 12px 16px; min-height: 44px; overflow-wrap: anywhere; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 12px; }
details > div { padding: 0 16px 16px; }
dl { display: grid; grid-template-columns: minmax(120px, 220px) 1fr; gap: 4px 16px; margin: 0 0 16px; font-size: 14px; }
dt { color: var(--muted); overflow-wrap: anywhere; } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--ground); border: 1px solid var(--line); border-radius: 8px; padding: 12px; font: 14px/1.5 ui-monospace, monospace; margin: 0 0 12px; }
ul.keys { columns: 2; font-size: 14px; padding-left: 18px; overflow-wrap: anywhere; }
@media (max-width: 640px) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 8px; } ul.keys { columns: 1; } .bar { display: none; } }
`;
