import { expect, test } from '@jest/globals';
import { fillTables, withoutTableMarks } from './fill-tables.ts';

const TABLES = { loads: () => '| a |\n|---|\n| 152 kg |' };
const old = 'Before.\n\n<!-- table: loads -->\n| a |\n|---|\n| 125 kg |\n<!-- end -->\n\nAfter.\n';

test('a stale table is written anew, everything around it stays', () => {
  expect(fillTables('x.md', old, TABLES)).toBe(old.replace('125', '152'));
  expect(fillTables('x.md', fillTables('x.md', old, TABLES), TABLES)).toBe(old.replace('125', '152'));
});

test('an empty place is filled', () => {
  expect(fillTables('x.md', '<!-- table: loads -->\n<!-- end -->\n', TABLES)).toContain('152 kg');
});

test('a table that does not exist is refused by name', () => {
  expect(() => fillTables('x.md', old.replace('loads', 'weights'), TABLES)).toThrow(/x\.md.*weights.*loads/);
});

test.each(['<!-- table: loads -->\nno end', 'text\n<!-- end -->\n'])('a mark without its partner is refused: %j', (text) => {
  expect(() => fillTables('x.md', text, TABLES)).toThrow(/do not match/);
});

test('a reader does not see the marks', () => {
  expect(withoutTableMarks(old)).toBe('Before.\n\n| a |\n|---|\n| 125 kg |\n\nAfter.\n');
});
