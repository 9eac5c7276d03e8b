import { describe, expect, it } from '@jest/globals';
import { parseAsked } from '../files/parse-asked.ts';
import { checkAsked } from './check-asked.ts';

const text = `---\nid: doc\ntitle: Notes\nseason: '26/27'\nupdated: 2026-11-21\nlicence: CC-BY-4.0\n---\n\n# Notes\n\n## Sled\n\n### Push\n\nLow hips.\n`;
const documents = [{ file: 'doc.md', text }];

describe('checkAsked', () => {
  it('finds nothing when every section has questions', () => {
    const asked = parseAsked('doc:\n  Sled › Push:\n    - How low should I get?');
    expect(checkAsked(documents, asked.places)).toEqual([]);
    expect(asked.of('doc.md')('Sled › Push')).toEqual(['How low should I get?']);
  });

  it('names a section without questions and questions whose heading is gone', () => {
    const findings = checkAsked(documents, parseAsked('doc:\n  Sled pull:\n    - Which rope technique?').places);
    expect(findings).toEqual([
      expect.stringContaining('no question for doc › Sled › Push'),
      expect.stringContaining('doc › Sled pull, which'),
    ]);
  });

  it('reads another shape as a mistake', () => {
    expect(() => parseAsked('doc: [a, b]')).toThrow();
  });
});
