import type { Notice } from '@hyrox/contracts';
import type { SafetyKind } from './safety-rule.ts';

/** What the athlete sees beside the answer. */
export const SAFETY_NOTICES: Readonly<Record<SafetyKind, Notice>> = {
  crisis: {
    code: 'crisis',
    severity: 'urgent',
    text: 'If you might hurt yourself, please call your local emergency number or a crisis line now, or go to somebody you trust. Training can wait.',
  },
  emergency: {
    code: 'emergency',
    severity: 'urgent',
    text: 'What you describe can be a medical emergency. Stop training. If it is happening now or comes back, call your local emergency number; otherwise see a doctor today.',
  },
  diagnosed: {
    code: 'medical_referral',
    severity: 'caution',
    text: 'You mentioned a diagnosed injury or condition. Coach K does not program around one: get clearance from a physiotherapist or sports medicine doctor first.',
  },
  symptom: {
    code: 'symptom',
    severity: 'caution',
    text: 'You mentioned symptoms nobody has assessed yet. What follows is general education, not a diagnosis: have a physiotherapist or doctor look at it.',
  },
  supplement: {
    code: 'supplement',
    severity: 'caution',
    text: 'Coach K only discusses supplements with good evidence (caffeine, creatine, beta-alanine, electrolytes). Unregulated products can be unsafe and can end in a doping ban.',
  },
};

/** What the model is told in a system message of its own. The tuned prompt itself is never touched. */
export const SAFETY_INSTRUCTIONS: Readonly<Record<SafetyKind, string>> = {
  crisis:
    'The athlete may be in danger of hurting themselves. Do not give any training advice. Answer in a few warm, plain sentences: take them seriously, ask them to call their local emergency number or a crisis line now and to be with somebody they trust.',
  emergency:
    'The athlete describes a possible medical emergency. Do not give any training advice, programme or pacing. Tell them plainly to stop training, to call their local emergency number if it is happening now or returns, and otherwise to see a doctor today before any further exercise.',
  diagnosed:
    'The athlete has a diagnosed medical condition. Do NOT design a training program, workout, session or exercise list, and give no sets, reps, loads, durations or weekly schedule, not even a modified one. Recommend a physiotherapist or sports medicine doctor first. You may give general precautions in words and offer to plan once they have clearance and know their restrictions.',
  symptom:
    'The athlete describes symptoms that nobody has diagnosed. You may give educational guidance and modified training alternatives. Strongly recommend a professional assessment, say which signs mean stopping, and do not name a diagnosis as certain.',
  supplement:
    'The athlete mentions a supplement or substance outside the evidence-based list. Do not recommend it, give no dose, cycle or source. Say why it is unregulated, unproven or prohibited, and offer caffeine, creatine, beta-alanine or electrolytes where they fit.',
};

/** Used instead of the instruction for a diagnosis when the athlete says that a professional has cleared them. */
export const CLEARED_INSTRUCTION =
  'The athlete has a diagnosed condition and says that a professional has cleared them to train. Ask which restrictions they were given and stay inside them, progress conservatively, name the signs that mean stopping, and send them back to that professional if symptoms return.';

/** Said when a guard has held back a programme. In Coach K's voice, and free of anything a guard would hold back. */
export const GUARD_FALLBACKS: Readonly<Record<'crisis' | 'emergency' | 'diagnosed', string>> = {
  crisis:
    "I'm glad you told me. Training does not matter right now, you do. Please call your local emergency number or a crisis line, or go to somebody you trust and stay with them. I'll be here for the training side when you are safe.",
  emergency:
    "I'm stopping here, because what you describe comes before any training. Stop exercising. If it is happening now or comes back, call your local emergency number; if it has passed, see a doctor today. Once a doctor has cleared you, tell me what they said and we will build from there.",
  diagnosed:
    "I'm not going to write training around a diagnosed injury: that would be guessing with your body. See a physiotherapist or a sports medicine doctor first and ask which movements, loads and impact are safe for you now. Bring me their answer and I'll build around it. Until then I can help with race rules and strategy, pacing ideas, nutrition, sleep, or the questions to take to your appointment.",
};
