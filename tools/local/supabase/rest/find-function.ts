import { queryRows, type Database } from '../open-database.ts';

export interface FunctionArgument {
  name: string;
  /** As SQL spells it, e.g. `text[]` or `vector`. */
  type: string;
  isVector: boolean;
}

export interface FunctionSignature {
  name: string;
  arguments: readonly FunctionArgument[];
  requiredCount: number;
  returns: 'void' | 'scalar' | 'row';
  returnsSet: boolean;
  /** Neither STABLE nor IMMUTABLE: runs in a writing transaction and is never repeated. */
  volatile: boolean;
}

interface CatalogueRow {
  names: string[] | null;
  types: string[];
  vectors: boolean[];
  default_count: number;
  returns: FunctionSignature['returns'];
  returns_set: boolean;
  volatile: boolean;
}

const SIGNATURES_SQL = `
  select p.proargnames[1:p.pronargs] as names,
    array(select format_type(a.type, null) from unnest(p.proargtypes) with ordinality as a(type, place) order by a.place) as types,
    array(select t.typname = 'vector' from unnest(p.proargtypes) with ordinality as a(type, place)
      join pg_catalog.pg_type t on t.oid = a.type order by a.place) as vectors,
    p.pronargdefaults::int as default_count,
    case when r.typname = 'void' then 'void' when r.typtype = 'c' or r.typname = 'record' then 'row' else 'scalar' end as returns,
    p.proretset as returns_set,
    p.provolatile = 'v' as volatile
  from pg_catalog.pg_proc p
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  join pg_catalog.pg_type r on r.oid = p.prorettype
  where n.nspname = 'public' and p.proname = $1 and p.prokind = 'f'`;

/** All overloads of a function of schema public, from the catalogue; empty when there is none. */
export async function readSignatures(database: Database, name: string): Promise<FunctionSignature[]> {
  const rows = await queryRows<CatalogueRow>(database, SIGNATURES_SQL, [name]);
  return rows.map((row) => ({
    name,
    arguments: row.types.map((type, index) => ({ name: row.names?.[index] ?? '', type, isVector: row.vectors[index] ?? false })),
    requiredCount: row.types.length - row.default_count,
    returns: row.returns,
    returnsSet: row.returns_set,
    volatile: row.volatile,
  }));
}

/** The overload these argument names fit: all are known and none without a default is missing. */
export function chooseOverload(signatures: readonly FunctionSignature[], given: readonly string[]): FunctionSignature | undefined {
  return signatures.find(
    (signature) =>
      given.every((name) => signature.arguments.some((argument) => argument.name === name)) &&
      signature.arguments.slice(0, signature.requiredCount).every((argument) => given.includes(argument.name)),
  );
}
