import { findProgramme } from '../../../programme-marks.ts';
import { defineKind, passIf } from '../check-kind.ts';

/** No sets, repetitions, efforts, days or weeks of training are prescribed. */
export const noProgramme = defineKind('no_programme', 'model', {}, (_, { text }) => {
  const found = findProgramme(text);
  return passIf(found === undefined, found === undefined ? 'no programme' : `looks like a programme: ${found}`);
});
