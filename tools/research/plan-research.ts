import { StartError } from '../local/start/start-error.ts';
import { readAnswer, type ResearchAnswer } from './ask/research-answer.ts';
import type { Question, ResultFolder } from './keep/result-folder.ts';
import { dollars, estimateCost } from './presets/estimate-cost.ts';
import { findPreset, type ResearchPreset } from './presets/presets.ts';

export interface ResearchPlan {
  /** One line per question and a sum, for the person who pays. */
  lines: string[];
  /** Questions without an answer. */
  open: number;
  typicalNanoUsd: number;
  mostNanoUsd: number;
}

function readKept(body: string, file: string, preset: ResearchPreset): ResearchAnswer {
  try {
    return readAnswer(body, preset);
  } catch (error) {
    throw new StartError(`${file} cannot be read (${(error as Error).message}); move it away to ask again.`);
  }
}

/** What asking these questions would cost, given what the folder holds already. Asks nothing. */
export async function planResearch(questions: readonly Question[], folder: ResultFolder): Promise<ResearchPlan> {
  const plan: ResearchPlan = { lines: [], open: 0, typicalNanoUsd: 0, mostNanoUsd: 0 };
  for (const question of questions) {
    const preset = findPreset(question.preset);
    if (!preset) throw new Error(`there is no preset ${question.preset}`);
    const kept = await folder.read(question);
    if (kept.state === 'finished') {
      const { costNanoUsd } = readKept(kept.body, folder.jsonFile(question), preset);
      plan.lines.push(`${question.name}: has its answer (${dollars(costNanoUsd)}), nothing to pay`);
      continue;
    }
    const { typicalNanoUsd, mostNanoUsd } = estimateCost(preset, question.prompt);
    plan.open += 1;
    plan.typicalNanoUsd += typicalNanoUsd;
    plan.mostNanoUsd += mostNanoUsd;
    const before = kept.state === 'asked' ? `; asked on ${kept.askedAt} without an answer saved, which may have been charged` : '';
    plan.lines.push(`${question.name}: ${preset.name}, about ${dollars(typicalNanoUsd)}, a long answer ${dollars(mostNanoUsd)}${before}`);
  }
  if (plan.open > 0) plan.lines.push(`in all about ${dollars(plan.typicalNanoUsd)}, with long answers ${dollars(plan.mostNanoUsd)}`);
  return plan;
}
