export interface DeadLetter {
  consumer: string;
  eventId: string | null;
  subject: string;
  body: string;
  reason: string;
  /** Its place in the stream, as a consumer is told it (`EventMeta.order`). */
  order: number;
}

/** Where messages go that cannot be read or handled. They are kept, never dropped. */
export interface DeadLetters {
  keep(letter: DeadLetter): Promise<void>;
}
