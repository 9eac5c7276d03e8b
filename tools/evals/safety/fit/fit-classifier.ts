import { writeFileSync } from 'node:fs';
import { createClassifier, HEARD_KINDS, listenWith, mixed, type HeardKind, type Mix } from '@hyrox/coaching/listening';
import { alarmFrom, fitMix, type Judged } from './fit-mix.ts';
import { fitWeights } from './fit-weights.ts';
import { FOLDS, readTrainingSet, type Trained } from './training-set.ts';

/** Of the strangers' harmless messages, how many may be stopped in the cross-validation. */
const MOST_ALARMS = 0.06;
/**
 * How far below the threshold a phrase is still believed. Read off the cross-validation: of 59 messages with a phrase of a crisis that
 * was meant none fell further, of 330 with an emergency two. A named diagnosis is nearly always believed: a long message hides it best.
 */
const BELIEF: Readonly<Partial<Record<HeardKind, number>>> = { crisis: 2, emergency: 1.5, diagnosed: 3 };
const USUAL_BELIEF = 0.75;

const folder = new URL('../../../../libs/coaching/src/safety/hearing/', import.meta.url);
const perKind = (of: (kind: HeardKind) => number): Record<HeardKind, number> =>
  Object.fromEntries(HEARD_KINDS.map((kind) => [kind, of(kind)])) as Record<HeardKind, number>;
/** The words alone: with this mix a score is the logit of the words. */
const PLAIN: Mix = { bias: 0, words: 1, length: 0, conduct: 0, phrases: perKind(() => 0), alarmFrom: 0, dropBelow: perKind(() => 0) };

/** What a model that has not seen a message thinks of it, for every judged message. */
function crossValidate(trained: readonly Trained[]): (Judged & { of: Trained })[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = createClassifier(fitWeights(trained.filter((one) => one.fold !== fold)), PLAIN);
    return trained
      .filter((one) => one.fold === fold && one.isJudged)
      .map((of) => ({
        of,
        logit: model.hear(of.line.text, of.mentions).score,
        features: of.example.rows.length,
        mentions: of.mentions,
        isDangerous: of.line.label !== 'harmless',
      }));
  }).flat();
}

function rates(mix: Mix, judged: readonly (Judged & { of: Trained })[]): string {
  const stopped = (one: Judged & { of: Trained }): boolean => {
    const model = { mix, hear: () => ({ score: mixed(mix, one.logit, one.features, one.mentions), kind: 'symptom' as const }) };
    return listenWith(model)(one.of.line.text, one.mentions).length > 0;
  };
  const share = (of: (Judged & { of: Trained })[]): string =>
    of.length === 0 ? 'of none' : `${((100 * of.filter(stopped).length) / of.length).toFixed(1)} % of ${of.length}`;
  return `recall ${share(judged.filter((one) => one.isDangerous))}, false alarms ${share(judged.filter((one) => !one.isDangerous))}`;
}

/** `npm run eval -- safety --fit`: learns the weights and the mix from the committed messages and writes both. */
export function fitClassifier(log: (line: string) => void): void {
  const { trained, leftOut } = readTrainingSet();
  log(`${trained.length} messages to learn from; ${leftOut} left out because they stood too near to the blind test`);
  const judged = crossValidate(trained);
  const strange = judged.filter(({ of }) => of.isStrange);
  const fitted = fitMix(judged);
  const threshold = alarmFrom({ ...PLAIN, ...fitted }, strange, MOST_ALARMS);
  const dropBelow = perKind((kind) => Number((threshold - (BELIEF[kind] ?? USUAL_BELIEF)).toFixed(3)));
  const mix: Mix = { ...fitted, alarmFrom: threshold, dropBelow };
  log(`cross-validation, strangers' messages: ${rates(mix, strange)}`);
  for (const file of ['told', 'asked']) {
    const own = judged.filter(({ of }) => of.line.template.startsWith(file));
    log(`cross-validation, our ${file}*.txt: ${rates(mix, own)}`);
  }
  writeFileSync(new URL('classifier-mix.json', folder), `${JSON.stringify(mix, null, 2)}\n`);
  writeFileSync(new URL('classifier-weights.json', folder), `${JSON.stringify(fitWeights(trained))}\n`);
}
