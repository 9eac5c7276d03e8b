import type { ConsentPurpose } from '@hyrox/contracts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** What stands in the record where the athlete's words of agreement would. */
export const WITHDRAWN_BY_AGE = 'withdrawn-by-age';

/**
 * Takes back the consents that an athlete of this birth year cannot give: training below 18, health data below 16. Runs in the athlete's own
 * transaction and appends to the record; returns what was withdrawn.
 */
export async function withdrawByAge(
  tx: Pick<PrismaClient, '$queryRaw'>,
  athlete: { id: string; birthYear: number | null; timezone: string },
): Promise<ConsentPurpose[]> {
  const rows = await tx.$queryRaw<{ purpose: ConsentPurpose }[]>`
    insert into public.consents (athlete_id, purpose, granted, text_version)
    select ${athlete.id}::uuid, standing.purpose, false, ${WITHDRAWN_BY_AGE}
    from (select distinct on (c.purpose) c.purpose, c.granted from public.consents c
          where c.athlete_id = ${athlete.id}::uuid order by c.purpose, c.id desc) standing
    where standing.granted and case standing.purpose
      when 'training_reuse' then not public.is_adult(${athlete.birthYear}::int, ${athlete.timezone})
      else public.is_under_16(${athlete.birthYear}::int, ${athlete.timezone}) end
    returning purpose`;
  return rows.map((row) => row.purpose);
}
