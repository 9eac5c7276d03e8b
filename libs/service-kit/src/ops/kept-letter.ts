import { EVENTS } from '@hyrox/contracts';

/** A dead letter as the database hands it over. */
export interface KeptLetter {
  id: number;
  consumer: string;
  event_id: string | null;
  subject: string;
  body: string;
  reason: string;
  created_at: string;
  redriven_at: string | null;
  set_aside_at: string | null;
  set_aside_by: string | null;
  stream_order: number | null;
}

/** `turn-completed.v1` of `evt.turn-completed.v1.<athlete>`: the kind without the athlete. */
export const eventOf = (subject: string): string => subject.split('.').slice(1, 3).join('.');

/** Whether a contract of today accepts what the letter holds. */
export function isReadable({ subject, body }: Pick<KeptLetter, 'subject' | 'body'>): boolean {
  const contract = EVENTS.find(({ name, version }) => `${name}.v${version}` === eventOf(subject));
  if (!contract || !/^evt(?:\.[\w-]+){3}$/u.test(subject)) return false;
  try {
    return contract.data.safeParse(JSON.parse(body)).success;
  } catch {
    return false; // not JSON: nothing that could be sent again
  }
}
