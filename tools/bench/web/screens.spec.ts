import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { SCREENS, WITHOUT_SCREEN } from './screens.ts';

const APP = path.resolve(import.meta.dirname, '../../../apps/web/src/app');

test('every page of the app is a screen of the list', () => {
  const pages = fs.readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) => path.basename(file) === 'page.tsx');
  const routes = pages.map((file) => path.dirname(file).replace(/^\.$/, '').split(path.sep).join('/'));
  const listed = [...SCREENS.flatMap(({ route }) => (route === null ? [] : [route])), ...WITHOUT_SCREEN];
  expect([...new Set(listed)].sort()).toEqual(routes.sort());
});

test('no two screens have the same name', () => {
  const names = SCREENS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
