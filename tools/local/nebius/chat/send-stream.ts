import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock/clock.ts';
import type { Fault } from '../faults/fault.ts';
import { type AnswerHead, chunkWriter, type Usage } from './completion-shapes.ts';
import type { CutAnswer } from './cut-answer.ts';
import { frameWriter, type WriteFrame } from './frame-writer.ts';
import { drained, type Pace, untilGone, yieldTurn } from './pacing.ts';

const PIECES_PER_TURN = 32;

/** How sending an answer ended: to its end, broken by a fault, or left by the reader. */
export type Outcome = 'finished' | 'broken' | 'aborted';

export interface StreamJob {
  head: AnswerHead;
  answer: CutAnswer;
  usage: Usage;
  includeUsage: boolean;
  clock: Clock;
  pace: Pace;
  fault: Fault;
  /** Fires when the reader goes away; nothing is generated after that. */
  gone: AbortSignal;
  /** Called with what was handed to the connection so far, in UTF-16 units and in tokens. */
  onProgress: (sentChars: number, sentTokens: number) => void;
}

/**
 * Streams an answer frame by frame: role, one frame per piece, the frame with the reason, the usage frame, `[DONE]`. Each piece has a due
 * time counted from the start, so that a slow machine catches up. Resolves with how it ended.
 */
export async function sendStream(response: ServerResponse, job: StreamJob): Promise<Outcome> {
  const { fault, gone, answer } = job;
  const chunk = chunkWriter(job.head);
  const write = frameWriter(response, fault, gone);
  await job.clock.wait(job.pace.firstTokenMs, gone);
  await write(chunk.role());
  if (fault.fault === 'duplicate_role') await write(chunk.role());
  if (fault.fault === 'empty_choices') await write(chunk.empty());
  const whole = await sendPieces(response, job, (text) => write(chunk.content(text)));
  if (gone.aborted) return 'aborted';
  if (!whole) return endEarly(response, job, write);
  if (fault.fault !== 'no_finish_reason') await write(chunk.finish(answer.finishReason));
  if (job.includeUsage && fault.fault !== 'no_usage') await write(chunk.usage(job.usage));
  if (fault.fault !== 'no_done') await write('[DONE]');
  response.end();
  return 'finished';
}

/** Sends the pieces in time; false when a fault or the reader ended it before the last one. */
async function sendPieces(response: ServerResponse, job: StreamJob, send: (text: string) => void | Promise<void>): Promise<boolean> {
  const { answer, clock, fault, gone } = job;
  const msPerToken = fault.fault === 'slow_drip' ? fault.msPerToken : 1000 / job.pace.tokensPerSecond;
  const last = lastPiece(fault, answer);
  const startMs = clock.now();
  let [sentChars, sentTokens] = [0, 0];
  for (let at = 0; at < last; at++) {
    const waitMs = startMs + sentTokens * msPerToken - clock.now();
    if (waitMs > 0.5) await clock.wait(waitMs, gone);
    else if (at % PIECES_PER_TURN === PIECES_PER_TURN - 1) await yieldTurn();
    if (response.writableNeedDrain) await drained(response, gone);
    if (gone.aborted) return false;
    const piece = answer.pieces[at] ?? '';
    const written = send(piece);
    if (written !== undefined) await written;
    sentChars += piece.length;
    sentTokens += answer.pieceTokens[at] ?? 0;
    job.onProgress(sentChars, sentTokens);
  }
  return last === answer.pieces.length;
}

/** How many pieces are sent: all, or as many as the tokens of a fault that breaks the stream allow, and never the last one then. */
function lastPiece(fault: Fault, { pieces, pieceTokens }: CutAnswer): number {
  if (!('tokens' in fault)) return pieces.length;
  let tokens = 0;
  const within = pieceTokens.findIndex((more) => (tokens += more) > fault.tokens);
  return within < 0 ? pieces.length - 1 : Math.min(within, pieces.length - 1);
}

async function endEarly(response: ServerResponse, job: StreamJob, write: WriteFrame): Promise<Outcome> {
  if (job.fault.fault === 'stall') {
    await untilGone(job.gone);
    return 'broken';
  }
  if (job.fault.fault === 'error_frame') {
    await write(
      JSON.stringify({ error: { message: 'The model failed while generating.', type: 'InternalServerError', param: null, code: 500 } }),
    );
    response.end();
    return 'broken';
  }
  // What was written leaves the machine before the connection breaks.
  await new Promise<void>((sent) => response.write(': cut\n\n', () => sent()));
  response.destroy();
  return 'broken';
}
