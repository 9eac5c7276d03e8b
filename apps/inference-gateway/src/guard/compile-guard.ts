import { ServiceError, type Guard } from '@hyrox/contracts';

/** A guard ready to use. */
export interface CompiledGuard {
  patterns: readonly RegExp[];
  fallbackText: string;
}

const MAX_KEPT = 500;
const kept = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  let compiled = kept.get(pattern);
  if (!compiled) {
    try {
      compiled = new RegExp(pattern, 'iu');
    } catch (cause) {
      throw new ServiceError('invalid', 'A guard pattern is not a regular expression', { field: 'guard.patterns', cause });
    }
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(pattern, compiled);
  }
  return compiled;
}

/** Compiles the patterns of a guard, each once per process: the same few come with every turn. Throws `invalid`. */
export function compileGuard(guard: Guard): CompiledGuard {
  return { patterns: guard.patterns.map(compile), fallbackText: guard.fallbackText };
}
