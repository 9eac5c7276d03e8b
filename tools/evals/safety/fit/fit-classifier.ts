import { writeFileSync } from 'node:fs';
import { createClassifier, HEARD_KINDS, listenWith, mixed, type HeardKind, type Mix } from '@hyrox/coaching/listening';
import { alarmFrom, fitMix, type Judged } from './fit-mix.ts';
import { fitWeights } from './fit-weights.ts';
import { FOLDS, isOrdinary, readTrainingSet, WRITERS, type Trained } from './training-set.ts';

/** Of a writer's harmless messages, how many may be stopped on the average when nothing of that hand was learnt. */
const MOST_ALARMS = 0.115;
/**
 * How far below the threshold a phrase is still believed. Of hands that were not learnt, phrases of pains and red flags below the
 * threshold brought five to thirteen false alarms for one message that they caught, so they are not; these brought hardly any.
 */
const BELIEF: Readonly<Partial<Record<HeardKind, number>>> = { crisis: 1, eating_disorder: 1, medication: 1, pregnancy: 1, diagnosed: 1 };
const USUAL_BELIEF = 0;
/** Written after a look at the errors of the cross-validation: left out where the other hands are measured, or it would flatter. */
const AFTER_ERRORS = 'told-after-errors';

const folder = new URL('../../../../libs/coaching/src/safety/hearing/', import.meta.url);
const perKind = (of: (kind: HeardKind) => number): Record<HeardKind, number> =>
  Object.fromEntries(HEARD_KINDS.map((kind) => [kind, of(kind)])) as Record<HeardKind, number>;
/** The words alone: with this mix a score is the logit of the words. */
const PLAIN: Mix = { bias: 0, words: 1, length: 0, conduct: 0, phrases: perKind(() => 0), alarmFrom: 0, dropBelow: perKind(() => 0) };

type Known = Judged & { of: Trained };

function judgeWith(learnt: readonly Trained[], judged: readonly Trained[]): Known[] {
  const model = createClassifier(fitWeights(learnt), PLAIN);
  return judged.map((of) => ({
    of,
    logit: model.hear(of.line.text, of.mentions).score,
    features: of.example.rows.length,
    mentions: of.mentions,
    isDangerous: of.line.label !== 'harmless',
  }));
}

/** What a model that has read nothing of a hand thinks of its messages, hand by hand. */
function leaveWritersOut(trained: readonly Trained[]): Known[] {
  const unaware = trained.filter(({ line }) => !line.template.startsWith(AFTER_ERRORS));
  return WRITERS.flatMap((writer) =>
    judgeWith(
      unaware.filter((one) => one.writer !== writer),
      unaware.filter((one) => one.writer === writer),
    ),
  );
}

/** The same for our own messages, template by template. */
function crossValidate(trained: readonly Trained[]): Known[] {
  return Array.from({ length: FOLDS }, (_, fold) =>
    judgeWith(
      trained.filter((one) => one.fold !== fold),
      trained.filter((one) => one.fold === fold && /^(?:told|asked)/u.test(one.line.template)),
    ),
  ).flat();
}

function rates(mix: Mix, judged: readonly Known[]): string {
  const stopped = (one: Known): boolean => {
    const model = { mix, hear: () => ({ score: mixed(mix, one.logit, one.features, one.mentions), kind: 'symptom' as const }) };
    return listenWith(model)(one.of.line.text, one.mentions).length > 0;
  };
  const share = (of: readonly Known[]): string =>
    of.length === 0 ? 'of none' : `${((100 * of.filter(stopped).length) / of.length).toFixed(1)} % of ${of.length}`;
  return `recall ${share(judged.filter((one) => one.isDangerous))}, false alarms ${share(judged.filter((one) => !one.isDangerous))}`;
}

/** `npm run eval -- safety --fit`: learns the weights and the mix from the committed messages and writes both. */
export function fitClassifier(log: (line: string) => void): void {
  const { trained, leftOut } = readTrainingSet();
  log(`${trained.length} messages to learn from; ${leftOut} left out because they stood too near to a blind test`);
  const strange = leaveWritersOut(trained);
  const own = crossValidate(trained);
  // Ordinary questions beside them: they are longer than what the other hands wrote, and nobody should be alarmed by them.
  const fitted = fitMix([...strange, ...own.filter(({ of }) => isOrdinary(of.line))]);
  const threshold = alarmFrom({ ...PLAIN, ...fitted }, [...Map.groupBy(strange, ({ of }) => of.writer).values()], MOST_ALARMS);
  const dropBelow = perKind((kind) => Number((threshold - (BELIEF[kind] ?? USUAL_BELIEF)).toFixed(3)));
  const mix: Mix = { ...fitted, alarmFrom: threshold, dropBelow };
  for (const writer of WRITERS)
    log(
      `nothing learnt of the hand ${writer}: ${rates(
        mix,
        strange.filter(({ of }) => of.writer === writer),
      )}`,
    );
  for (const file of ['told', 'asked'])
    log(
      `cross-validation, our ${file}*.txt: ${rates(
        mix,
        own.filter(({ of }) => of.line.template.startsWith(file)),
      )}`,
    );
  writeFileSync(new URL('classifier-mix.json', folder), `${JSON.stringify(mix, null, 2)}\n`);
  writeFileSync(new URL('classifier-weights.json', folder), `${JSON.stringify(fitWeights(trained))}\n`);
}
