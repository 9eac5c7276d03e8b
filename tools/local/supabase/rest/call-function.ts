import type { VerifiedToken } from '../jwt/token-verifier.ts';
import { DatabaseUnavailableError, sqlStateOf, type Database } from '../open-database.ts';
import { buildCall } from './build-call.ts';
import { chooseOverload, readSignatures, type FunctionSignature } from './find-function.ts';
import { RestError, statusOfSqlState } from './rest-error.ts';
import { runAsRole } from './run-as-role.ts';

export interface FunctionCall {
  name: string;
  arguments: Readonly<Record<string, unknown>>;
  token: VerifiedToken;
  /** GET and HEAD may not write. */
  readOnly: boolean;
}

export interface FunctionResult {
  signature: FunctionSignature;
  /** JSON; null for a function that returns nothing. */
  body: string | null;
}

export type CallFunction = (call: FunctionCall) => Promise<FunctionResult>;

const UNDEFINED_FUNCTION = '42883';

/**
 * Calls allow-listed functions of schema public. Signatures are read once per process and again when a call shows that
 * they have changed. Throws `RestError`: PGRST202 for a function or arguments it does not know, else what Postgres said.
 */
export function createFunctionCaller(database: Database, allowList: readonly string[]): CallFunction {
  const allowed = new Set(allowList);
  const known = new Map<string, FunctionSignature[]>();

  const find = async (call: FunctionCall): Promise<FunctionSignature> => {
    const given = Object.keys(call.arguments);
    const fromMemory = chooseOverload(known.get(call.name) ?? [], given);
    if (fromMemory) return fromMemory;
    const signatures = allowed.has(call.name) ? await readSignatures(database, call.name) : [];
    if (signatures.length) known.set(call.name, signatures);
    const found = chooseOverload(signatures, given);
    if (!found) throw notFound(call.name, given);
    return found;
  };

  const attempt = async (call: FunctionCall): Promise<FunctionResult> => {
    const signature = await find(call);
    const prepared = buildCall(signature, call.arguments, call.token.claims.role);
    const readOnly = call.readOnly || !signature.volatile;
    return { signature, body: await runAsRole(database, call.token, prepared, readOnly) };
  };

  /** A second try is safe where nothing can have been written: the function is gone, or it could not write. */
  const worthAnotherTry = (error: unknown, call: FunctionCall): boolean => {
    if (sqlStateOf(error) === UNDEFINED_FUNCTION) return known.delete(call.name);
    return error instanceof DatabaseUnavailableError && (known.get(call.name) ?? []).every((signature) => !signature.volatile);
  };

  return async (call) => {
    try {
      return await attempt(call).catch((error: unknown) => {
        if (worthAnotherTry(error, call)) return attempt(call);
        throw error;
      });
    } catch (error) {
      throw asRestError(error, call.token.claims.role);
    }
  };
}

function notFound(name: string, given: readonly string[]): RestError {
  const list = given.length ? `(${given.join(', ')})` : ' without parameters';
  return new RestError(404, 'PGRST202', `Could not find the function public.${name}${list} in the schema cache`);
}

function asRestError(error: unknown, role: string): unknown {
  if (error instanceof DatabaseUnavailableError) return new RestError(503, 'PGRST001', error.message);
  const sqlState = sqlStateOf(error);
  if (!(error instanceof Error) || error instanceof RestError || sqlState === undefined) return error;
  const { detail, hint } = error as Error & { detail?: string; hint?: string };
  return new RestError(statusOfSqlState(sqlState, role), sqlState, error.message, { details: detail, hint });
}
