import { afterEach, expect, test } from '@jest/globals';
import { downloadExport, fileNameIn } from './download-export.ts';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

const token = { current: async () => 't', refresh: async () => 't' };
const answering = (pieces: readonly string[], headers: Record<string, string> = {}) => {
  globalThis.fetch = async () => new Response(new Blob([...pieces]).stream(), { headers });
};
const download = (progress: number[] = []) =>
  downloadExport({ token, signal: new AbortController().signal, onProgress: (bytes) => void progress.push(bytes) });

test('the file arrives with its name and its size on the way', async () => {
  answering(['{"profile":', '{"name":"Ü"}}'], { 'content-disposition': 'attachment; filename="hyrox-2026-06-06.json"' });
  const progress: number[] = [];
  const { name, blob } = await download(progress);
  expect(name).toBe('hyrox-2026-06-06.json');
  expect(await blob.text()).toBe('{"profile":{"name":"Ü"}}');
  expect(progress.at(-1)).toBe(blob.size);
});

test('a file that was cut is not given out', async () => {
  answering(['{"profile":']);
  await expect(download()).rejects.toMatchObject({ code: 'unavailable', message: 'The file did not arrive whole.' });
});

test('a sign-in that is too long ago is told by its field', async () => {
  const error = { code: 'forbidden', message: 'Please sign in again to do this', field: 'session', retryable: false, requestId: 'r' };
  globalThis.fetch = async () => Response.json({ error }, { status: 403 });
  await expect(download()).rejects.toMatchObject({ code: 'forbidden', field: 'session' });
});

test.each([
  [null, 'hyrox-my-data.json'],
  ['attachment; filename="../../etc/passwd"', 'hyrox-my-data.json'],
  ['attachment; filename=mine.json', 'mine.json'],
  ['attachment; filename="run.exe"', 'hyrox-my-data.json'],
])('%s names the file %s', (disposition, name) => {
  expect(fileNameIn(disposition)).toBe(name);
});
