/** The part of a generated Prisma client this needs; every service generates its own. */
export interface TransactionalPrisma<Tx extends RawExecutor> {
  $transaction<T>(work: (tx: Tx) => Promise<T>, options?: { maxWait?: number; timeout?: number }): Promise<T>;
}

export interface RawExecutor {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
}

/** Prisma under row level security: role `authenticated` and the athlete's claims last exactly as long as the transaction. */
export function asAthletePrisma<Tx extends RawExecutor, T>(
  prisma: TransactionalPrisma<Tx>,
  athleteId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const claims = JSON.stringify({ sub: athleteId, role: 'authenticated' });
  return prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('request.jwt.claims', ${claims}, true), set_config('role', 'authenticated', true)`;
      return work(tx);
    },
    { maxWait: 5_000, timeout: 10_000 },
  );
}
