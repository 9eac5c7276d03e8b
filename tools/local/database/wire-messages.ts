/**
 * The few parts of the PostgreSQL frontend/backend protocol (version 3) that a multiplexer has to read or write itself.
 * A message is one type byte, a 32-bit length that counts itself, and a body; only the startup packet has no type byte.
 * Source: PostgreSQL documentation, chapter "Frontend/Backend Protocol".
 */

/** Type bytes of the messages a client sends. */
export const FROM_CLIENT = {
  query: 0x51,
  parse: 0x50,
  bind: 0x42,
  describe: 0x44,
  close: 0x43,
  sync: 0x53,
  flush: 0x48,
  functionCall: 0x46,
  copyDone: 0x63,
  copyFail: 0x66,
  password: 0x70,
  terminate: 0x58,
} as const;

/** Codes that a client may send where the protocol version stands. */
export const STARTUP_CODE = { cancel: 80877102, ssl: 80877103, gss: 80877104 } as const;

const ENDS_BATCH: ReadonlySet<number> = new Set([
  FROM_CLIENT.query,
  FROM_CLIENT.sync,
  FROM_CLIENT.flush,
  FROM_CLIENT.functionCall,
  FROM_CLIENT.copyDone,
  FROM_CLIENT.copyFail,
]);
const ERROR_RESPONSE = 0x45;
const READY_FOR_QUERY = 0x5a;
const COPY_IN_RESPONSE = 0x47;
const STATEMENT = 0x53;

export type TransactionStatus = 'I' | 'T' | 'E';

/** True for a message after which the backend answers; everything up to it runs in one piece. */
export function endsBatch(type: number): boolean {
  return ENDS_BATCH.has(type);
}

/** One message: type letter, length, body. */
export function message(type: string, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.allocUnsafe(5 + body.length);
  bytes[0] = type.charCodeAt(0);
  bytes.writeInt32BE(4 + body.length, 1);
  bytes.set(body, 5);
  return bytes;
}

/** A zero-terminated string. */
export function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

export function simpleQuery(sql: string): Buffer {
  return message('Q', text(sql));
}

/** Close of a prepared statement: unlike DEALLOCATE, closing a name that does not exist is not an error. */
export function closeStatement(name: string): Buffer {
  return message('C', Buffer.concat([Buffer.from('S'), text(name)]));
}

export function syncMessage(): Buffer {
  return message('S');
}

/** ErrorResponse with severity FATAL, an SQLSTATE and a sentence. */
export function fatalError(sqlState: string, sentence: string): Buffer {
  return message('E', Buffer.concat([text('SFATAL'), text('VFATAL'), text(`C${sqlState}`), text(`M${sentence}`), Buffer.from([0])]));
}

export function askForPassword(): Buffer {
  return message('R', Buffer.from([0, 0, 0, 3]));
}

/** AuthenticationOk, the parameters a driver reads, BackendKeyData and ReadyForQuery. */
export function welcome(connectionId: number, parameters: Readonly<Record<string, string>>): Buffer {
  const keyData = Buffer.alloc(8);
  keyData.writeInt32BE(connectionId, 0);
  return Buffer.concat([
    message('R', Buffer.alloc(4)),
    ...Object.entries(parameters).map(([name, value]) => message('S', Buffer.concat([text(name), text(value)]))),
    message('K', keyData),
    message('Z', Buffer.from('I')),
  ]);
}

/** The name/value pairs of a startup packet. */
export function startupParameters(packet: Buffer): Map<string, string> {
  const words = packet.toString('utf8', 8).split('\0');
  const parameters = new Map<string, string>();
  for (let i = 0; i + 1 < words.length; i += 2) if (words[i]) parameters.set(words[i] ?? '', words[i + 1] ?? '');
  return parameters;
}

/** What a batch's answer says about the state it leaves behind. */
export interface BatchOutcome {
  status: TransactionStatus;
  /** ReadyForQuery was the last word: the backend waits for a new batch. */
  ready: boolean;
  /** The sentence of the first ErrorResponse, if any. */
  error?: string;
}

/** Walks the backend's answer. `before` is the transaction status when the batch began. */
export function readOutcome(answer: Buffer, before: TransactionStatus): BatchOutcome {
  const outcome: BatchOutcome = { status: before, ready: false };
  for (let at = 0; at + 5 <= answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    const type = answer[at];
    if (type === READY_FOR_QUERY) {
      outcome.status = String.fromCharCode(answer[at + 5] ?? 0) as TransactionStatus;
      outcome.ready = true;
    } else if (type === COPY_IN_RESPONSE) {
      outcome.ready = false;
    } else if (type === ERROR_RESPONSE && outcome.error === undefined) {
      outcome.error = errorSentence(answer.subarray(at + 5, at + 1 + answer.readInt32BE(at + 1)));
    }
  }
  return outcome;
}

function errorSentence(body: Buffer): string {
  const sentence = body
    .toString('utf8')
    .split('\0')
    .find((field) => field.startsWith('M'));
  return sentence?.slice(1) ?? 'error without a message';
}

/** True for `COPY … FROM STDIN` in Query or Parse: PGlite 0.5.14 cannot read it and takes the whole process down. */
export function copiesFromClient(bytes: Buffer): boolean {
  const from = bytes[0] === FROM_CLIENT.query ? 5 : bytes[0] === FROM_CLIENT.parse ? bytes.indexOf(0, 5) + 1 : -1;
  if (from < 0) return false;
  return /^\s*copy\b/i.test(bytes.toString('latin1', from, from + 64)) && /\bfrom\s+stdin\b/i.test(bytes.toString('latin1', from));
}

/**
 * Rewrites the statement name in Parse, Bind, Describe and Close. `rename` gets the client's name and the message type;
 * unnamed statements stay unnamed.
 */
export function renameStatement(bytes: Buffer, rename: (name: string, type: number) => string): Buffer {
  const type = bytes[0];
  if (type === FROM_CLIENT.parse) return replaceName(bytes, 5, type, rename);
  if (type === FROM_CLIENT.bind) return replaceName(bytes, bytes.indexOf(0, 5) + 1, type, rename);
  if ((type === FROM_CLIENT.describe || type === FROM_CLIENT.close) && bytes[5] === STATEMENT) return replaceName(bytes, 6, type, rename);
  return bytes;
}

function replaceName(bytes: Buffer, from: number, type: number, rename: (name: string, type: number) => string): Buffer {
  const end = bytes.indexOf(0, from);
  if (end <= from) return bytes;
  const body = Buffer.concat([bytes.subarray(5, from), text(rename(bytes.toString('utf8', from, end), type)), bytes.subarray(end + 1)]);
  return message(String.fromCharCode(type), body);
}
