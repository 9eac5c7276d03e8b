import { z } from 'zod';
import { TurnEnd, TurnStatus } from './turns.ts';

/** What may ride on a frame beside text: the end of the turn, or a word about the wait. */
export const FrameMeta = z.object({ end: TurnEnd.optional(), status: TurnStatus.optional() });
export type FrameMeta = z.infer<typeof FrameMeta>;

/** A range of an answer: `text` begins at UTF-16 unit `at` of attempt `attempt`. */
export interface Frame {
  turnId: string;
  attempt: number;
  at: number;
  text: string;
  meta?: FrameMeta | undefined;
}

/** The subject a gateway receives its frames on. */
export const framesSubject = (gatewayHolder: string): string => `${gatewayHolder}.frames`;

/** Where "no responders" comes back to when that gateway is gone; the worker then forgets it. */
export const nobodySubject = (workerHolder: string, gatewayHolder: string): string =>
  `${workerHolder}.nobody.${gatewayHolder.split('.')[1]}`;

/** One line `turnId attempt at "text"[ {meta}]\n`. JSON escapes every line feed, so a line is a frame. */
export function encodeFrame(frame: Frame): string {
  const meta = frame.meta ? ` ${JSON.stringify(frame.meta)}` : '';
  return `${frame.turnId} ${frame.attempt} ${frame.at} ${JSON.stringify(frame.text)}${meta}\n`;
}

/** A batch: the worker's holder id on the first line, then one frame per line. */
export const encodeBatch = (workerHolder: string, lines: string): string => `${workerHolder}\n${lines}`;

/** The end of a JSON string literal that begins at `from`, both quotes included. */
function literalEnd(line: string, from: number): number {
  for (let i = from + 1; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit === 92) i++;
    else if (unit === 34) return i + 1;
  }
  throw new Error('A frame line ends inside its text');
}

function decodeLine(line: string): Frame {
  const [turnId, attempt, at] = line.split(' ', 3);
  if (!turnId || !attempt || !at) throw new Error('A frame line has no place');
  const from = turnId.length + attempt.length + at.length + 3;
  const to = literalEnd(line, from);
  const literal = line.slice(from, to);
  const text: unknown = literal.includes('\\') ? JSON.parse(literal) : literal.slice(1, -1);
  const frame: Frame = { turnId, attempt: Number(attempt), at: Number(at), text: text as string };
  if (to < line.length) frame.meta = FrameMeta.parse(JSON.parse(line.slice(to + 1)));
  return frame;
}

/** Reads a batch. Throws when a line is not a frame: the sender is ours, so that is a defect, not input. */
export function decodeBatch(batch: string): { workerHolder: string; frames: Frame[] } {
  const [workerHolder = '', ...lines] = batch.split('\n');
  return { workerHolder, frames: lines.filter((line) => line.length > 0).map(decodeLine) };
}
