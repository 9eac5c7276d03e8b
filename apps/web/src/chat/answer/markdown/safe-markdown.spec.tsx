/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { closeOpenMarks } from './close-open-marks.ts';
import { SafeMarkdown } from './safe-markdown.tsx';

afterEach(cleanup);
const html = (text: string) => render(<SafeMarkdown text={text} />).container;
const FORBIDDEN =
  'script, iframe, style, form, input, img, svg, math, object, embed, link, meta, base, video, audio, [style], [onclick], [onerror], [onload], [src], [srcset]';
const isClean = (page: HTMLElement) => page.querySelectorAll(FORBIDDEN).length === 0;

test.each([
  ['inline', '![pixel](https://evil.example/p.png?q=CANARY)', 'pixel'],
  ['by reference', '![pixel][b]\n\n[b]: https://evil.example/p.png', 'pixel'],
  ['relative to the protocol', '![pixel](//evil.example/p.png)', 'pixel'],
  ['as data', '![pixel](data:image/svg+xml,<svg onload=alert(1)>)', 'pixel'],
  ['without a description', 'a ![](//evil.example/p.png) b', 'a  b'],
  ['inside a link', '[![pixel](https://evil.example/p.png)](https://evil.example)', 'pixel (evil.example)'],
  ['in HTML', '<img src="https://evil.example/p.png">', '<img src="https://evil.example/p.png">'],
  [
    'as the background of HTML',
    '<p style="background:url(https://evil.example)">x</p>',
    '<p style="background:url(https://evil.example)">x</p>',
  ],
])('G01: an image %s is its description, and nothing is fetched', (_, text, shown) => {
  const page = html(`before\n\n${text}\n\nafter`);
  expect(isClean(page)).toBe(true);
  expect(page.textContent).toContain(shown);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'jav&#x09;ascript:alert(1)',
  'java%0ascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'http://evil.example',
  'https://hyrox.com@evil.example',
  '/sign-out',
  '//evil.example',
  '#main',
])('G02: a link to %s is only its text', (href) => {
  const page = html(`[tap here](${href})`);
  expect(page.querySelector('a')).toBeNull();
  expect(page.textContent).toContain('tap here');
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['an event handler', '<b onclick="alert(1)">x</b>'],
  ['an image with a handler', '<img src=x onerror=alert(1)>'],
  ['an inline frame', '<iframe src="https://evil.example"></iframe>'],
  ['a drawing', '<svg onload=alert(1)><a href="javascript:alert(1)">x</a></svg>'],
  ['a formula', '<math href="javascript:alert(1)">x</math>'],
  ['a style', '<style>*{display:none}</style>'],
  ['a form', '<form action="https://evil.example"><input name="password"></form>'],
  ['a comment', '<!-- hidden -->'],
])('G03: %s is shown as the text it is', (_, text) => {
  const page = html(`before\n\n${text}\n\nafter, and inline: ${text}`);
  expect(isClean(page)).toBe(true);
  expect(page.textContent).toContain(text);
});

test('G03: however far an attack has streamed, it is never an element', () => {
  const attack =
    'Go <b>hard</b> <img src=x onerror="alert(1)"> ![p](https://evil.example/p.png) <script>alert(1)</script> [x](javascript:alert(1))';
  for (let at = 1; at <= attack.length; at++) {
    const page = html(closeOpenMarks(attack.slice(0, at)));
    expect([attack.slice(0, at), isClean(page), page.querySelector('a')?.outerHTML]).toEqual([attack.slice(0, at), true, undefined]);
    cleanup();
  }
});

test('G04: a link says where it leads, asks first with the whole address, and passes nothing on', async () => {
  const page = html('[the rules](https://www.hyrox.com/rules?q=CANARY)');
  const link = page.querySelector('a');
  expect(link?.textContent).toBe('the rules (hyrox.com)');
  for (const event of ['click', 'auxclick']) {
    const opened = fireEvent(link as Element, new MouseEvent(event, { bubbles: true, cancelable: true, button: 1 }));
    expect(opened).toBe(false);
  }
  const dialog = await screen.findByRole('dialog', { name: 'Leave for hyrox.com?' }, { timeout: 4_000 });
  expect(dialog.textContent).toContain('https://www.hyrox.com/rules?q=CANARY');
  const out = screen.getByRole('link', { name: 'Open' });
  for (const way of [link, out]) {
    expect(way?.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
    expect(way?.getAttribute('target')).toBe('_blank');
  }
  fireEvent.click(screen.getByRole('button', { name: 'Stay here' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('G04: a link that pretends to be another host shows the true one', () => {
  expect(html('[hyrox.com](https://evil.example/x)').querySelector('a')?.textContent).toBe('hyrox.com (evil.example)');
  expect(html('[hyrox.com](https://hyrox.com.evil.example/x)').querySelector('a')?.textContent).toContain('(hyrox.com.evil.example)');
});

test('G04: a mail address asks too', () => {
  fireEvent.click(html('[write](mailto:coach@example.org?body=CANARY)').querySelector('a') as Element);
  expect(screen.getByRole('dialog', { name: 'Write to coach@example.org?' })).toBeTruthy();
});

test.each([
  ['a KaTeX link', '$\\href{javascript:alert(1)}{x}$'],
  ['a KaTeX block', '$$\\href{javascript:alert(1)}{x}$$'],
  ['a Mermaid click', '```mermaid\ngraph TD; A-->B; click A "javascript:alert(1)"\n```'],
])('G05: %s is only text', (_, text) => {
  const page = html(text);
  expect(isClean(page)).toBe(true);
  expect(page.querySelector('a')).toBeNull();
  expect(page.textContent).toContain('javascript:alert(1)');
});

test('a bare address is not repeated', () => {
  expect(html('see https://hyrox.com/rules').querySelector('a')?.textContent).toBe('https://hyrox.com/rules');
});

test('a line break in a cell is a line break', () => {
  expect(html('| a |\n|---|\n| 1<br>2<br/>3 |').querySelectorAll('td br')).toHaveLength(2);
});

test('a table scrolls in a frame of its own and keeps a number with its unit', () => {
  const page = html('| Load | Why |\n|---|---|\n| 152 kg | because the race asks for it |');
  expect(page.querySelector('[role=group][tabindex="0"] table')).not.toBeNull();
  const [load, why] = page.querySelectorAll('td');
  expect(load?.className).toBe('whitespace-nowrap');
  expect(why?.className).not.toContain('nowrap');
});

test('headings stand below the heading of the answer', () => {
  const page = html('# a\n\n## b\n\n### c\n\n##### d');
  expect([...page.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(({ tagName }) => tagName)).toEqual(['H3', 'H3', 'H3', 'H4']);
});

test.each([
  ['a range', 'Taper by 8–12 % in the last week', '8–12 %'],
  ['a range without a space before its sign', 'About 40-60% of it', '40-60%'],
  ['one number', 'Hold 92.5 % there', '92.5 %'],
])('%s stays on the line of its percent sign, and its text is what was written', (_, text, kept) => {
  const page = html(text);
  expect([...page.querySelectorAll('.whitespace-nowrap')].map(({ textContent }) => textContent)).toEqual([kept]);
  expect(page.textContent).toBe(text);
});

test('code and numbers without a percent sign are left as they are', () => {
  expect(html('Run 4–6 km at `8–12 %`').querySelector('.whitespace-nowrap')).toBeNull();
});
