import { BODY_PART, BONE, TISSUE } from './body-parts.ts';
import type { SafetyRule } from '../safety-rule.ts';

/** Words that may stand between the parts of a phrase ("torn *part of my left* meniscus"). */
const WORDS = (most: number) => String.raw`(?:[a-z0-9/-]+ ){0,${most}}`;
const TEAR = String.raw`(?:torn|tore|tear(?:s|ing)?(?! (?:through|up|into|it|down|apart))|ruptur(?:e|ed|es|ing)|snapped|sprain(?:ed)?|detached|avulsed)`;
const JOINT_CONDITION = String.raw`(?:arthritis|osteoarthritis|stenosis|spondylolisthesis|spondylolysis|spondylitis|scoliosis|impingement|bursitis|sciatica|radiculopathy|osteoporosis|osteopenia|tendinopathy|tendinosis|compartment syndrome|hernia)`;

const rule = (id: string, pattern: string, reason: string): SafetyRule => ({
  id,
  kind: 'diagnosed',
  pattern: new RegExp(pattern, 'gu'),
  reason,
});

export const DIAGNOSED_RULES: readonly SafetyRule[] = [
  rule(
    'disc',
    String.raw`\b(?:herniat(?:ed|ion|ing)|slipped|bulg(?:ed|ing|e)|ruptured|prolaps(?:ed|e|ing)|protrud(?:ed|ing)|extruded|degenerat(?:ed|ive|ing)|blown|torn|desiccated) ${WORDS(3)}dis[ck]s?\b(?! brakes?)`,
    'Herniated discs are the first example of the system prompt; slipped and bulging are the lay words.',
  ),
  rule(
    'disc-reversed',
    String.raw`\bdis[ck]s? (?:in my [a-z]+ |(?:has|have|is|are|was|were|at [a-z0-9/-]+) ){0,2}(?:herniat(?:ed|ion|ions)|bulg(?:e|es|ing|ed)|slipped|prolaps(?:e|ed)|protrusions?|extrusions?|ruptured?|degeneration)\b(?! (?:off|onto|on|from|out of my hands?|down|across))`,
    'The same words the other way round; weight discs that slipped off a bar are not a spine.',
  ),
  rule(
    'herniation',
    String.raw`\bherniat(?:ion|ed)\b|\b[lcs][1-7] ?(?:[-/–]|and) ?[lcs]?[1-7]\b`,
    'A level such as L4-L5 is only ever named after imaging.',
  ),
  rule(
    'stress-fracture',
    String.raw`\bstress (?:fractur(?:e|es|ed)|reactions?)\b|\bfractur(?:e|es|ed)\b|\bhairline (?:crack|break)\b`,
    'Second example of the system prompt. A stress reaction is its early stage.',
  ),
  rule(
    'broken-bone',
    String.raw`\b(?:broke|broken|break(?:ing)?|cracked) (?:my |a |an |the )${WORDS(2)}${BONE}\b|\bbroken ${BONE}\b`,
    'The lay words for a fracture.',
  ),
  rule(
    'torn-tissue',
    String.raw`\b${TEAR} ${WORDS(4)}${TISSUE}\b|\b(?:acl|mcl|pcl|lcl|menisc(?:us|al)|labr(?:um|al)|ligament|rotator cuff|achilles|tendon|muscle|cartilage|hamstring|calf|quad|pec|bicep) ${WORDS(2)}(?:tears?\b(?! (?:through|up))|torn|tore|ruptured?|avulsion|sprain|reconstruct(?:ion|ed)|repair(?:ed)?|injury)\b`,
    'Third example of the system prompt. "Tear through wall balls" is how athletes talk and is left out.',
  ),
  rule('grade-tear', String.raw`\bgrade (?:1|2|3|i{1,3}|one|two|three) (?:tear|strain|sprain)\b`, 'Only a clinician grades.'),
  rule(
    'dislocation',
    String.raw`\bdislocat(?:ed|ion|ing)\b ?${WORDS(2)}|\b(?:subluxation|subluxed)\b`,
    'A joint that came out needs clearance before load.',
  ),
  rule(
    'surgery',
    String.raw`\bpost[ -]?(?:op|ops|operati(?:ve|on)|surg(?:ery|ical))\b|\bsurger(?:y|ies)\b(?! (?:shift|hours|clinic|receptionist))|\b(?:had|having|after|since|following|from|my) (?:an |my |the )?${WORDS(2)}operation\b|\boperated on\b`,
    'Fourth example of the system prompt: post-surgical.',
  ),
  rule(
    'procedure',
    String.raw`\b(?:discectomy|microdiscectomy|laminectomy|meniscectomy|arthroscop(?:y|ic)|spinal fusion|(?:hip|knee|shoulder) (?:replacement|resurfacing)|c[ -]section|caesarean|cesarean|stent|pacemaker|hernia repair)\b`,
    'Operations by name.',
  ),
  rule(
    'heart',
    String.raw`\b(?:cardiomyopathy|arrhythmia|atrial fibrillation|a-?fib|heart (?:failure|attack|condition|disease|murmur|defect)|myocarditis|pericarditis|aneurysm|angina|long qt)\b`,
    'Exercise may be dangerous at any load until a cardiologist says which.',
  ),
  rule(
    'named-condition',
    String.raw`\b(?:diagnosed with|diagnosis (?:of|is)|diagnosed (?:me )?(?:as|with)) ${WORDS(3)}(?:${JOINT_CONDITION}|${BODY_PART}|[a-z]+(?:itis|osis|opathy|algia))\b|\b(?:i have|ive got|i got|with) ${WORDS(2)}${JOINT_CONDITION}\b`,
    'A diagnosis in the words of the athlete.',
  ),
  rule(
    'imaging',
    String.raw`\b(?:mri|x-?ray|ct scan|bone scan|ultrasound|scan) (?:[a-z]+ )?(?:shows?|showed|found|confirmed|revealed|says|said)\b`,
    'What a scan showed is a diagnosis, whatever its name.',
  ),
  rule('concussion', String.raw`\bconcuss(?:ion|ed|ions)\b`, 'Return to exertion after a concussion is a medical protocol.'),
];
