import pg from 'pg';
import type { DatabaseRole } from '../keys.ts';

/** The same database reached as another role. A pooler's `user.project` keeps its `.project`. */
export function urlAs(databaseUrl: string, role: DatabaseRole, password: string): string {
  const url = new URL(databaseUrl);
  const project = /\.[^.]+$/.exec(decodeURIComponent(url.username))?.[0] ?? '';
  url.username = `${role}${project}`;
  url.password = password;
  return url.href;
}

/** On a real Postgres the roles that the migrations made get this data folder's passwords; the embedded one has them already. */
export async function setRolePasswords(databaseUrl: string, passwords: Partial<Record<DatabaseRole, string>>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [role, password] of Object.entries(passwords)) {
      await client.query(`alter role ${client.escapeIdentifier(role)} with login password ${client.escapeLiteral(password)}`);
    }
  } finally {
    await client.end();
  }
}
