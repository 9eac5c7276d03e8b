import type { LoadPlan } from '../../load/load-plan.ts';

/** Whose tokens are measured, in the order of the table. `path`: our streaming path with everything around it answering at once; `turn`: the whole product. */
export const SYSTEMS = ['direct', 'path', 'turn', 'express', 'portkey', 'nginx'] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** A system that runs and may be asked. */
export interface System {
  door: Pick<LoadPlan, 'port' | 'kind' | 'token' | 'headers'>;
  /** What is measured, each with its name; all of them share one core. */
  processes: { name: string; pid: number }[];
  /** What runs beside it and belongs to the harness's core. */
  beside: number[];
  stop(): Promise<void>;
}

/** This machine cannot run it, for the reason it says. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}

export interface SystemOptions {
  /** The provider that all of them ask. */
  upstreamPort: number;
  /** Where gateway and worker of ours leave a CPU profile each; it costs them time. */
  profileDir?: string | undefined;
  log: (line: string) => void;
}

export type StartSystem = (options: SystemOptions) => Promise<System>;
