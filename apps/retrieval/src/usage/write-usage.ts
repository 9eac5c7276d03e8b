import { usageRecorded } from '@hyrox/contracts';
import type { Pool } from 'pg';
import type { UsageFact } from './usage-writer.ts';

/** One statement for all rows; the relay carries them to the stream as `usage-recorded`. */
export async function writeUsage(pool: Pool, facts: readonly UsageFact[]): Promise<void> {
  await pool.query('insert into public.outbox (name, version, payload) select $1, $2, fact from jsonb_array_elements($3::jsonb) as fact', [
    usageRecorded.name,
    usageRecorded.version,
    JSON.stringify(facts),
  ]);
}
