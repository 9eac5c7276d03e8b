import { queryRows, type Database } from '../open-database.ts';

/** A mail as `GET /inbox.json` gives it. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  body: string;
  link: string;
  sentAt: Date;
  expiresAt: Date;
}

const MOST_SHOWN = 100;

/** The mails that have not expired, newest first; of one address when `to` is given. */
export async function listMails(database: Database, to: string | null): Promise<Mail[]> {
  const sql = `select id, recipient as "to", subject, body, link, created_at as "sentAt", expires_at as "expiresAt"
    from auth.mails where expires_at > now() and recipient = coalesce($1, recipient) order by created_at desc, id limit ${MOST_SHOWN}`;
  return queryRows<Mail>(database, sql, [to?.trim().toLowerCase() || null]);
}
