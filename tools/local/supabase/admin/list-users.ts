import { z } from 'zod';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { showUser, type UserRow } from '../auth/user-row.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';

const count = (fallback: number) =>
  z.preprocess((text) => (text === '' || text === null ? fallback : text), z.coerce.number().int().min(1));
const input = z.object({ page: count(1), perPage: count(50).pipe(z.number().max(1_000)) });

/** `GET /admin/users?page=&per_page=`, newest first, with the total and the neighbouring pages in the headers. */
export async function listUsers(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const parsed = input.safeParse({ page: request.query.get('page'), perPage: request.query.get('per_page') });
  if (!parsed.success) throw new AuthError(400, 'validation_failed', 'page and per_page have to be whole numbers, per_page up to 1000');
  const { page, perPage } = parsed.data;
  const sql = 'select *, count(*) over ()::int as total from auth.users order by created_at desc, id desc limit $1 offset $2';
  const rows = await queryRows<UserRow & { total: number }>(context.database, sql, [perPage, (page - 1) * perPage]);
  const total = rows[0]?.total ?? 0;
  const lastPage = Math.max(1, Math.ceil(total / perPage));
  const link = (target: number, rel: string): string => `</admin/users?page=${target}&per_page=${perPage}>; rel="${rel}"`;
  const links = [...(page < lastPage ? [link(page + 1, 'next')] : []), link(lastPage, 'last')];
  return {
    status: 200,
    json: { users: rows.map(showUser), aud: 'authenticated' },
    headers: { 'x-total-count': String(total), link: links.join(', ') },
  };
}
