/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { render } from '@testing-library/react';
import { SafeMarkdown } from './safe-markdown.tsx';

const html = (text: string) => render(<SafeMarkdown text={text} />).container;

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['an event handler', '<b onclick="alert(1)">x</b>'],
  ['an inline frame', '<iframe src="https://evil.example"></iframe>'],
  ['a style', '<style>*{display:none}</style>'],
  ['a form', '<form action="https://evil.example"><input name="password"></form>'],
  ['an image', '![pixel](https://evil.example/p.png)'],
  ['an image in HTML', '<img src=x onerror=alert(1)>'],
  ['a task list box', '- [ ] do it'],
  ['an image by reference', '![a][b]\n\n[b]: https://evil.example/p.png'],
])('%s in an answer does not become an element', (_, text) => {
  const page = html(`before\n\n${text}\n\nafter`);
  expect(page.querySelectorAll('script, iframe, style, form, input, img, [onclick], [onerror]')).toHaveLength(0);
  expect(page.textContent).toContain('after');
});

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '/sign-out', '//evil.example', '#main'])(
  'a link to %s is only its text',
  (href) => {
    const page = html(`[tap here](${href})`);
    expect(page.querySelector('a')).toBeNull();
    expect(page.textContent).toBe('tap here');
  },
);

test('a web link opens elsewhere, passes nothing on and says where it leads', () => {
  const link = html('[the rules](https://www.hyrox.com/rules)').querySelector('a');
  expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  expect(link?.getAttribute('target')).toBe('_blank');
  expect(link?.textContent).toBe('the rules (hyrox.com)');
});

test('a link that pretends to be another host shows the true one', () => {
  expect(html('[hyrox.com](https://evil.example/x)').querySelector('a')?.textContent).toBe('hyrox.com (evil.example)');
});

test('a bare address is not repeated', () => {
  expect(html('see https://hyrox.com/rules').querySelector('a')?.textContent).toBe('https://hyrox.com/rules');
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
