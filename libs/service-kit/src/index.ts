export { asAthletePrisma, type RawExecutor, type TransactionalPrisma } from './as-athlete-prisma.ts';
export { athleteRef } from './athlete-ref.ts';
export { Database, type DatabaseOptions } from './database.ts';
export { DeadLetterStore, takeOnce } from './inbox.ts';
export { baseEnv, databaseEnv, EnvError, loadEnv, type BaseEnv } from './load-env.ts';
export { startOpsServer, type OpsServer } from './ops-server.ts';
export { OutboxRelay } from './outbox-relay.ts';
export { runService, type ServiceAssembly, type ServiceOptions, type ServiceParts } from './run-service.ts';
export { startOrExit } from './start-or-exit.ts';
