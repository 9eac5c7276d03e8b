import type { Ports } from '../ports.ts';
import { SERVICES } from '../ports.ts';
import type { PartName } from '../addresses.ts';
import type { Settings } from '../settings.ts';
import type { NeededPort } from './preflight.ts';

/** The parts that this machine has to run: what is wanted, without what the environment names a real one of. */
export function wantedParts(wanted: readonly PartName[], { web, settings }: { web: boolean; settings: Settings }): ReadonlySet<PartName> {
  const real: Partial<Record<PartName, boolean>> = {
    database: settings.DATABASE_URL !== undefined,
    supabase: settings.SUPABASE_URL !== undefined,
    nats: settings.NATS_URL !== undefined,
    openai: settings.OPENAI_API_KEY !== undefined,
    nebius: settings.NEBIUS_API_KEY !== undefined,
    web: !web,
  };
  return new Set(wanted.filter((part) => !real[part]));
}

export function neededPorts(parts: ReadonlySet<PartName>, ports: Ports): NeededPort[] {
  const single: [PartName, number, string][] = [
    ['web', ports.web, 'web page'],
    ['gateway', ports.gateway, 'gateway'],
    ['nats', ports.nats, 'NATS'],
    ['database', ports.database, 'Postgres'],
    ['supabase', ports.supabase, 'Supabase stand-in'],
    ['openai', ports.openai, 'embeddings stand-in'],
    ['nebius', ports.nebius, 'Coach K model stand-in'],
  ];
  const metrics = SERVICES.map((name): [PartName, number, string] => [name, ports.metrics[name], `metrics of ${name}`]);
  return [...single, ...metrics].filter(([part]) => parts.has(part)).map(([, port, purpose]) => ({ port, purpose }));
}
