import type { ResearchAnswer } from '../ask/research-answer.ts';
import { dollars } from '../presets/estimate-cost.ts';
import type { Question } from './result-folder.ts';

/** Marks that the library keeps for itself, and what it refuses in a document. */
const COMMENT = /<!--[\s\S]*?-->/gu;

function costLine({ costNanoUsd, costFrom }: ResearchAnswer): string {
  if (costFrom === 'unknown') return 'not said by the provider';
  return `${dollars(costNanoUsd)}${costFrom === 'billed' ? '' : ', by its tokens and our prices'}`;
}

/** An answer as Markdown: one H1, the text, what was searched and where it comes from. Pure: the same answer gives the same bytes. */
export function renderAnswer(question: Question, answer: ResearchAnswer): string {
  const body = answer.text
    .replaceAll('\r\n', '\n')
    .replace(/^#\s+.*\n+/u, '')
    .replaceAll(/^#\s/gmu, '## ')
    .replaceAll(COMMENT, '');
  const source = (of: ResearchAnswer['sources'][number], i: number): string =>
    `${i + 1}. ${of.title.replaceAll(/\s+/gu, ' ')}${of.date ? ` (${of.date})` : ''}: ${of.url}`;
  return [
    `# ${question.title}`,
    '',
    body.trim(),
    '',
    '## Sources the provider names',
    '',
    answer.sources.length ? answer.sources.map(source).join('\n') : 'None.',
    '',
    '## About this answer',
    '',
    'A search model wrote this. Nothing in it has been checked; read the sources before a figure goes into the library.',
    '',
    `- Preset: ${question.preset}`,
    `- Model: ${answer.model}`,
    `- Response: ${answer.id}`,
    `- Cost: ${costLine(answer)}`,
    '',
  ].join('\n');
}
