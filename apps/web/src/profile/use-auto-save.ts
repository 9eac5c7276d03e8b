import type { Profile, ProfileFields } from '@hyrox/contracts';
import { useEffect, useEffectEvent } from 'react';
import type { SaveState } from '../ui/form/save-note.tsx';
import type { ProfileErrors, SectionRead } from './form/read-values.ts';
import { useSaveProfile } from './use-profile.ts';

const PAUSE_MS = 700;

interface AutoSaved {
  profile: Profile;
  /** Changes whenever a field does. */
  values: unknown;
  read: () => SectionRead;
  onErrors: (errors: ProfileErrors) => void;
}

/** Saves a section when the athlete pauses or moves on, if it reads well and says something new. Errors wait until they move on. */
export function useAutoSave({ profile, values, read, onErrors }: AutoSaved) {
  const save = useSaveProfile();

  /** True when everything that is said is stored. */
  async function store({ isMovingOn }: { isMovingOn: boolean }): Promise<boolean> {
    const said = read();
    if ('errors' in said) {
      if (isMovingOn) onErrors(said.errors);
      return false;
    }
    if (!save.isPending && !saysSomethingNew(said.change(profile), profile)) return true;
    return save.mutateAsync(said.change).then(
      () => true,
      // Shown by `state`, with the way to try again.
      () => false,
    );
  }

  const onPause = useEffectEvent(() => void store({ isMovingOn: false }));
  useEffect(() => {
    const timer = setTimeout(onPause, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [values]);

  const state: SaveState = save.isPending ? 'saving' : save.isError ? 'failed' : save.isSuccess ? 'saved' : 'idle';
  return { state, store, forget: save.reset };
}

/** Whether a change would alter the profile. The order of keys does not count. */
export function saysSomethingNew(fields: ProfileFields, profile: Profile): boolean {
  const stored: Readonly<Record<string, unknown>> = profile;
  return Object.entries(fields).some(([name, value]) => canonical(value) !== canonical(stored[name]));
}

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value ?? null);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}
