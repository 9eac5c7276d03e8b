const TISSUE =
  '(?:acl|mcl|pcl|lcl|meniscus|menisci|labrum|labral|ligaments?|tendons?|rotator cuff|achilles|hamstrings?|quad\\w*|calf|pec\\w*|biceps|cartilage|muscle)';

/** Conditions that a clinician has named, in the words athletes use for them. */
const DIAGNOSED = new RegExp(
  [
    '(?:herniat\\w*|bulging|slipped|prolapsed|ruptured) (?:spinal )?dis[ck]s?(?: (?:at|in) (?:my )?[\\w-]+(?:[-–/ ][LSTC]\\d)?)?',
    'dis[ck] (?:herniation|prolapse|bulge)',
    'stress (?:fractures?|reactions?)(?: (?:in|of) (?:my |the )?[\\w ]{3,20})?',
    '(?:fractured|broken?|broke) (?:my |a |an )?(?:left |right )?(?:bones?|ribs?|ankle|wrist|foot|toe|leg|arm|hand|finger|collarbone|hip|vertebra\\w*|back|shin|elbow)\\b',
    `(?:torn|tore|ruptured?) (?:my |the |an? |left |right |partial(?:ly)? )*${TISSUE}`,
    `${TISSUE} (?:tear|rupture|reconstruction|repair)`,
    'post[- ]?(?:op\\b|operative|surg\\w+)',
    '(?:after|since|had|from|following) (?:my |a |an |the )?(?:\\w+ ){0,2}(?:surgery|operation|arthroscopy)',
    '(?:hip|knee|shoulder) replacement',
    'spinal stenosis|spondylol\\w+|sciatica|osteoarthritis',
    'diagnosed with (?:an? )?[\\w -]{3,40}',
  ].join('|'),
  'gi',
);

const BODY_PART =
  '(?:knees?|shins?|back|spine|shoulders?|hips?|ankles?|calf|calves|achilles|hamstrings?|wrists?|elbows?|neck|foot|feet|heels?|groin|quads?|glutes?|ribs?|legs?|arms?|forearms?|hands?|toes?|joints?|chest)';
const COMPLAINT =
  '(?:pain\\w*|hurt\\w*|ach(?:e|es|ing|y)|swell\\w*|swollen|numb\\w*|tingl\\w*|niggl\\w*|throb\\w*|sharp|stabbing|discomfort|clicking|gives way)';
const SYMPTOM = new RegExp(
  `\\b${COMPLAINT}\\b[^.!?]{0,40}\\b${BODY_PART}\\b|\\b${BODY_PART}\\b[^.!?]{0,40}\\b${COMPLAINT}\\b|\\binjur(?:y|ed)\\b`,
  'i',
);

const RED_FLAG =
  /\bchest (?:pain|tightness|pressure)|\b(?:faint(?:ed|ing)?|passed out|blacked out|collapsed)\b|\b(?:dark|brown|cola)[- ](?:coloured |colored )?urine|\bcan'?t feel my legs|\bsaddle numbness|\bloss of bladder/i;

const NEGATED = /\b(?:no|not|never|without|isn'?t|don'?t have|do not have|haven'?t had|ruled out)\b[^.!?]{0,25}$/i;

/** The first diagnosed condition a text names, as it was written; none when it is denied ("no herniated disc"). */
export function findDiagnosis(text: string): string | null {
  for (const match of text.matchAll(DIAGNOSED)) {
    if (!NEGATED.test(text.slice(0, match.index))) return match[0].replace(/\bmy\b/gi, 'your').trim();
  }
  return null;
}

/** A complaint about a part of the body that nobody has diagnosed yet. */
export function hasSymptom(text: string): boolean {
  const match = SYMPTOM.exec(text);
  return match !== null && !NEGATED.test(text.slice(0, match.index));
}

/** Signs that need a doctor today. */
export function hasRedFlag(text: string): boolean {
  return RED_FLAG.test(text);
}

/** Products outside the evidence-based list of the system prompt. */
export function namesUnsafeProduct(text: string): boolean {
  return /\b(?:testosterone|test booster|t-booster|turkesterone|ecdysterone|tribulus|sarms?|steroids?|anabolic\w*|hgh|peptides?|clenbuterol|dnp|epo|ephedrin\w*|dmaa|fat burners?)\b/i.test(
    text,
  );
}

/** Text that prescribes: sets by repetitions, an effort on the RPE scale, percentages to lift, so many sessions a week. */
export function prescribes(text: string): boolean {
  return /\b\d+\s*[x×]\s*(?:\(|\d)|\bRPE\b|\b\d+\s*(?:sets|reps|rounds)\b|\b\d+(?:[–-]\d+)?\s*(?:x|×|times|sessions?)\s*(?:a|per|\/)\s*week|\bweeks? \d|\b\d+ weeks?\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/i.test(
    text,
  );
}
