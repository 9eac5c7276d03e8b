import { CLAIMS_IN_OTHER_LANGUAGES } from './claims-in-other-languages.ts';

/** Deeds only a person or a program could have done. Coach K writes text and nothing else. */
const DEED = String.raw`(?:booked|scheduled|sent|emailed|e-mailed|texted|messaged|notified|informed|contacted|called|phoned|rung|ordered|registered|signed you up|reminded|refunded|cancelled|canceled|paid|uploaded|rescheduled|submitted|purchased|transferred|reserved|shared your)`;
const CHANGE = String.raw`(?:updated|changed|moved|added|saved|logged|recorded|adjusted|removed|deleted|entered|put|told|confirmed)`;
const RECORD = String.raw`(?:plan|calendar|profile|training log|workout log|log|schedule|account|diary|dashboard|app|sessions?|workouts?|start|entry|physio|doctor|coach|partner|club|organi[sz]ers?|wave|place|membership|race)`;
const WHO = String.raw`\b(?:I|we)(?:['’]ve| have|['’]ll have| just| already)?(?: now| just| already| also| gone ahead and){0,2}`;
const HAVE = String.raw`\b(?:I|we)(?:['’]ve| have)(?: now| just| already| also| gone ahead and){0,2}`;

/** What a sentence about a condition begins with: "once your entry is confirmed". */
const IF = String.raw`(?<!\b(?:once|when|if|until|unless|after|before|because|that|sure|whether|where|how|as)\s)`;
const DONE = String.raw`(?:booked|saved|active|activated|confirmed|cancelled|canceled|registered|refunded|paid for|submitted|deleted)`;

/** Claims that something was done in the world; JavaScript, flags `iu`. "I have seen" and "you should have updated" match none. */
export const CLAIM_PATTERNS: readonly string[] = [
  String.raw`${WHO} ${DEED}\b(?! (?:out|it a|this a|attention|off|for (?:that|it)))`,
  String.raw`${HAVE} ${CHANGE}\b[^.!?\n]{0,60}\b(?:your|the) (?:[a-z]+ ){0,2}${RECORD}\b`,
  String.raw`\bI ${CHANGE}\b[^.!?\n]{0,60}\byour (?:[a-z]+ ){0,2}(?:calendar|profile|training log|account|schedule|entry|start)\b`,
  String.raw`\byour (?:[a-z]+ ){0,3}(?:has|have) been (?:${DEED}|${CHANGE}|deferred|confirmed)\b`,
  String.raw`\bI(?:['’]ve| have)(?: now| just| already)? entered you\b`,
  String.raw`${IF}\byour (?:[a-z]+ ){0,2}${RECORD}\b[^.!?\n]{0,20}\b(?:is|are) (?:now |already )?${DONE}\b`,
  String.raw`^\W*(?:done[,:]? )?(?:booked|sent|saved|paid|cancelled|registered|confirmed)[,.!]`,
  ...CLAIMS_IN_OTHER_LANGUAGES,
];
