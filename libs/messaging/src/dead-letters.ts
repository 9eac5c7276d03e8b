export interface DeadLetter {
  consumer: string;
  eventId: string | null;
  subject: string;
  body: string;
  reason: string;
}

/** Where messages go that cannot be read or handled. They are kept, never dropped. */
export interface DeadLetters {
  keep(letter: DeadLetter): Promise<void>;
}
