/** What a log may know of an error. */
export interface ErrorDescription {
  type: string;
  code?: string;
  /** Only the words of errors that do not repeat what they were given. */
  message?: string;
  /** Where it was thrown: the frames alone, the first line repeats the message. */
  stack?: string;
  cause?: ErrorDescription;
}

const MOST_WORDS = 300;
const MOST_CAUSES = 4;

/** SQLSTATE classes whose messages quote values: data exceptions and what a function raises by itself. */
const QUOTES_VALUES = /^(?:22|P0)/u;
/** Prisma repeats the arguments of the call, the parsers the beginning of the text. */
const REPEATS_INPUT = /^(?:SyntaxError|Prisma|Zod)/u;

function wordsOf(error: Error, code: string | undefined): string | undefined {
  if (REPEATS_INPUT.test(error.name) || (code !== undefined && QUOTES_VALUES.test(code))) return undefined;
  return error.message.split('\n', 1)[0]?.slice(0, MOST_WORDS);
}

/**
 * An error without what it was about: type, code, words, frames and cause. Everything else that hangs on one stays out: the database tells
 * the whole failing row in `detail`, libraries keep requests and bodies. Words go too where they would quote an athlete's.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = wordsOf(error, code);
  const frames = error.stack?.split('\n').filter((line) => /^ {4}at /u.test(line));
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(message ? { message } : {}),
    ...(frames?.length ? { stack: frames.join('\n') } : {}),
    ...(error.cause === undefined || depth >= MOST_CAUSES ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

/** An error in one line, for a log that needs no frames: its type, its code, and its words where they repeat nothing. */
export function reasonOf(error: unknown): string {
  const { type, code, message } = describeError(error);
  return [type, code, message].filter(Boolean).join(': ');
}
