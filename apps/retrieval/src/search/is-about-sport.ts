import { TOPIC_WORDS } from './topic-words.ts';

/** Words of training, racing, the body and this coach that are no topic of the library. */
const SPORT = new RegExp(
  String.raw`\b(?:${[
    String.raw`hyrox|rac(?:e|es|ed|ing)|compet\w+|championships?|podium|elite|venues?|laps?|judg(?:e|es|ing)|stations?|partners?|pb|personal best`,
    String.raw`train(?:s|ed|ing|ers?)?|workouts?|sessions?|exercis\w+|gym|treadmill|dumbbells?|kettlebells?|barbell|sets?|reps?|lift(?:s|ing)?|jog\w*`,
    String.raw`cardio|endurance|fit(?:ness|ter)|athletes?|coach\w*|plan|watch|garmin|shoes?|gloves?|outfit|heart rate|calories|weights?`,
    String.raw`injur\w+|pain\w*|hurts?|sore\w*|tired|fatigue\w*|legs?|arms?|grip|lungs?|breath\w*|muscles?|knees?|shoulders?|back|hips?|ankles?|achilles`,
    String.raw`stretch\w*|sweat\w*|gels?|vitamins?|period|pregnan\w+|menopaus\w+|flu|cold|jet lag|remember|my profile`,
    String.raw`stomach|nause\w+|vomit\w*|toilets?|blisters?|chaf(?:e|es|ed|ing)|side stitch(?:es)?|dizz\w+|alcohol|beers?|hangover|headphones|socks|chalk`,
    String.raw`(?:start|finish) line|medals?|bib|timing chip|spectators?|simulations?|emoms?|amraps?|ergs?`,
    String.raw`squat\w*|jump\w*|bcaas?|collagen|nitrates?|beetroot|bicarb\w*|ashwagandha`,
    String.raw`asthma|inhalers?|runny nose|mantras?|start number|footballer|rugby|cyclist|swimmer|triathlet\w+|powerlift\w*|crossfit\w*`,
    String.raw`nerv(?:es|ous\w*)|anxi\w+|(?:un|de)?motivat\w+|confiden\w+|mental\w*|mindset|(?:start(?:ing)?|the) gun|visuali[sz]\w+`,
  ].join('|')})\b`,
  'i',
);

/** Part of a question's words that a passage must reach when the question names nothing of the sport. */
const MIN_SHARE = 0.2;
/** Or its cosine: of forty questions about other things the nearest stood at 0.54, half of what athletes ask without such a word above 0.4. */
const MIN_LIKENESS = 0.6;

/**
 * May anything be shown for this question? It names something of the sport, or one passage has enough of its words. Neither half can tell by itself:
 * some passage is always nearest, and every long question shares a word or two with one.
 */
export const isAboutSport = (text: string, found: readonly { share: number | null; semantic: number | null }[]): boolean =>
  SPORT.test(text) ||
  TOPIC_WORDS.some(([, pattern]) => pattern.test(text)) ||
  found.some(({ share, semantic }) => (share ?? 0) >= MIN_SHARE || (semantic ?? 0) >= MIN_LIKENESS);
