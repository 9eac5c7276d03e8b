/** Titles are at most this long, in UTF-16 units. */
const MAX_CHARS = 60;
/** A clause shorter than this says too little to stand for a long sentence. */
const MIN_CLAUSE_CHARS = 20;
/** Enough of a message to find its first clause behind greeting and filler. */
const READ_CHARS = 1_200;

const GREETING_WORDS =
  'hi+|hello|hey+|hiya|yo|good (?:morning|afternoon|evening|day)|greetings|dear(?= coach)|hallo|moin|servus|guten (?:tag|morgen|abend)|' +
  'bonjour|salut|bonsoir|hola|buenos d[ií]as|buenas (?:tardes|noches)|ciao|buongiorno|ol[áa]|bom dia|hej|hei|cze[śs][ćc]|привет|здравствуйте';
const ASKING_VERBS = 'tell|explain|show|help|teach|advise|give|remind|recommend|suggest|walk';

/** What stands before the question and says nothing about it; taken off one after the other until none is left. */
const PREAMBLES: readonly RegExp[] = [
  new RegExp(`^(?:${GREETING_WORDS})(?: (?:there|again))?(?:,? coach(?: k)?| k)?(?![\\p{L}\\p{N}'’-])`, 'iu'),
  /^(?:你好|您好|こんにちは|こんばんは|안녕하세요)/u,
  /^coach(?: k)?(?=[,:!–—.])/iu,
  /^(?:so|ok(?:ay)?|um+|uh+|please|pls|just)(?=[\s,.!:])/iu,
  /^(?:well|right|alright|all right|anyway|now|thanks(?: a lot)?|thank you)(?=[,.!:])/iu,
  /^(?:i (?:have|got)|i['’]ve got|just|here is|here['’]s)? ?(?:a |one |another )?(?:quick |short |small )?question(?: for you)?(?: (?:about|on|regarding)(?= )|(?=[:,.–—]| [–—-] ))/iu,
  new RegExp(
    `^(?:can|could|would|will) you (?:please |kindly |maybe )*(?:${ASKING_VERBS})(?: to)?(?: me| us)?(?: about| with| on| through| understand)?(?= )`,
    'iu',
  ),
  /^(?:tell|show|teach|give|help) me(?: about| with| on| through| understand)?(?= )/iu,
  /^i(?:['’]d| would) like to (?:know|ask|learn|understand|find out)(?: you)?(?: about| if| whether)?(?=[ ,:])/iu,
  /^i (?:want|need|wanted) to (?:know|ask|learn|understand|find out)(?: you)?(?: about| if| whether)?(?=[ ,:])/iu,
  /^i(?:['’]m| am| was) (?:just )?wondering(?: if| whether| about)?(?=[ ,:])/iu,
  /^do you know(?: if| whether| about)?(?= )/iu,
];

/** Marks around a title that are none of its words. Closing brackets and percent signs stay. */
const LEADING = /^[\s#>*`"“”„«'‘’,.:;!?¿¡…、，。！？·•|/\\)\]}–—-]+/u;
const TRAILING = /[\s*`"“”„»'‘’,.:;!?…、，。！？·•|/\\([{–—-]+$/u;

/** Ends of a sentence: a line, a mark that needs no space after it, or one with a space. A full stop only after four letters or two digits. */
const SENTENCE_END = /\n|[。！？]|[?!…](?=\s|$)|(?<=[\p{L}\p{N}]{4}|\p{N}{2}|\))\.(?=\s|$)/u;
const CLAUSE_MARKS = /[,;:()–—、，；：]|\s-\s/gu;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A title of at most 60 characters on one line from the first question of a conversation, in any script: without greeting and filler, its first
 * sentence or clause, cut between words, with a capital letter. Null when nothing is left that says something, as after "Hi coach!".
 */
export function nameConversation(message: string): string | null {
  const sentence = firstSentence(stripPreambles(readable(message)));
  const title = sentence.length <= MAX_CHARS ? sentence : shorten(sentence);
  return /[\p{L}\p{N}]/u.test(title) ? capitalise(title) : null;
}

/** One kind of space per line; marks of emphasis, what steers the direction of a text and what cannot be seen are left out. */
function readable(message: string): string {
  return message
    .slice(0, READ_CHARS)
    .toWellFormed()
    .replaceAll(/\*\*|__|[\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replaceAll(/[\r\n\u2028\u2029]+/g, '\n')
    .replaceAll(/[^\S\n]+|(?!\n)\p{Cc}+/gu, ' ');
}

function stripPreambles(text: string): string {
  let left = text.replace(LEADING, '');
  for (let before = ''; before !== left;) {
    before = left;
    for (const preamble of PREAMBLES) left = left.replace(preamble, '').replace(LEADING, '');
  }
  return left;
}

function firstSentence(text: string): string {
  const end = SENTENCE_END.exec(text)?.index ?? text.length;
  return text.slice(0, end).replace(TRAILING, '');
}

/** The longest run of clauses that fits; when the first is too long or too short to stand alone, the words that fit and an ellipsis. */
function shorten(sentence: string): string {
  const ends = [...sentence.slice(0, MAX_CHARS).matchAll(CLAUSE_MARKS)].map((mark) => mark.index).filter((end) => end >= MIN_CLAUSE_CHARS);
  const clause = sentence.slice(0, ends.at(-1) ?? 0).replace(TRAILING, '');
  if (clause.length >= MIN_CLAUSE_CHARS) return clause;
  const room = MAX_CHARS - 1;
  const atWord = words.segment(sentence).containing(room)?.index ?? 0;
  const cut = atWord > 0 ? atWord : (graphemes.segment(sentence).containing(room)?.index ?? room);
  return `${sentence.slice(0, cut).replace(TRAILING, '')}…`;
}

/** Words with a shape of their own (eBike) and scripts whose capitals are not for titles stay as they are. */
function capitalise(title: string): string {
  const [first = ''] = title;
  if (!/^\p{Ll}(?!\p{Lu})/u.test(title) || /\p{Script=Georgian}/u.test(first)) return title;
  const capital = first.toUpperCase();
  return [...capital].length === 1 ? capital + title.slice(first.length) : title;
}
