import path from 'node:path';
import { expect, test } from '@jest/globals';
import { RACE_RULES } from '@hyrox/coaching';
import { chunkDocuments } from '../files/chunk-documents.ts';
import { openKnowledgeFolder } from '../files/knowledge-folder.ts';

const folder = openKnowledgeFolder(path.join(import.meta.dirname, '../../../knowledge'));
const SINGLE_SOURCE = 'guide-2627';

test('every passage that tells a penalty of 26/27 says in its own words that a guide says so, because a passage is all the coach sees', async () => {
  expect(new Set(RACE_RULES.penalties.flatMap((of) => of['26/27']?.source ?? []))).toEqual(new Set([SINGLE_SOURCE]));
  const passages = (await chunkDocuments(folder)).filter(
    ({ source_keys, content }) =>
      source_keys.includes(SINGLE_SOURCE) && content.includes('26/27') && /penalt|disqualif|\bfaults?\b|\d (?:s|min)\b/iu.test(content),
  );
  expect(passages.length).toBeGreaterThanOrEqual(8);
  const silent = passages.filter(({ content }) => !/\bguide\b|low[- ]confidence|confidence is low/iu.test(content)).map(({ id }) => id);
  expect(silent).toEqual([]);
});
