import type { CollectedTurn } from '@hyrox/contracts';
import { redactRecord } from '../redact/redact-record.ts';

const WIDTH = 90;

/** The athlete's question on one line, redacted as it would be exported; what would steer a terminal is left out. */
function questionOf(turn: CollectedTurn): string {
  const question = redactRecord(turn.messages).findLast((message) => message.role === 'user')?.content ?? '';
  const line = question.replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim();
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}

/** One line per turn: id, by whom it is flagged, the thumb, how it ended, the question. With `json` each line is the whole turn. */
export async function tellTurns(turns: AsyncIterable<CollectedTurn>, json: boolean): Promise<void> {
  for await (const turn of turns) {
    const thumb = turn.rating === 1 ? 'up' : turn.rating === -1 ? 'down' : '-';
    const fields = [turn.turnId, (turn.flaggedBy ?? '-').padEnd(8), thumb.padEnd(4), turn.finish.padEnd(7), questionOf(turn)];
    console.log(json ? JSON.stringify(turn) : fields.join('  '));
  }
}
