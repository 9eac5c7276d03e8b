import type { Profile } from '@hyrox/contracts';
import { useDeferredValue, useMemo } from 'react';
import { Button } from '../../ui/button.tsx';
import { SaveNote, type SaveState } from '../../ui/form/save-note.tsx';
import { SelectField } from '../../ui/form/select-field.tsx';
import { browserZone } from '../../units/calendar-day.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { UnitsChoice } from '../fields/units-choice.tsx';
import { preferencesOf } from '../form/preferences.ts';
import { useSaveProfile } from '../use-profile.ts';

/** Units and the zone that decides what "today" is. Saved when chosen. */
export function PreferencesCard({ profile, units }: { profile: Profile; units: UnitSystem }) {
  const save = useSaveProfile();
  const here = browserZone();
  const { timezone } = profile;
  const some = useMemo(() => [timezone], [timezone]);
  const all = useMemo(() => [...new Set(['UTC', timezone, ...Intl.supportedValuesOf('timeZone')])].sort(), [timezone]);
  // Some four hundred options: after the card, and in slices.
  const zones = useDeferredValue(all, some);
  const saveZone = (next: string) => save.mutate(() => ({ timezone: next }));
  const state: SaveState = save.isPending ? 'saving' : save.isError ? 'failed' : save.isSuccess ? 'saved' : 'idle';
  return (
    <section aria-label="Units and time zone" className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4">
      <h2 className="text-2xl leading-tight">Units and time zone</h2>
      <UnitsChoice
        units={units}
        onUnits={(next) => save.mutate((newest) => ({ preferences: { ...preferencesOf(newest), units: next } }))}
      />
      <SelectField
        label="Time zone"
        hint="Decides which day it is for your log and your race countdown."
        value={timezone}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={saveZone}
      />
      {here !== timezone && zones.includes(here) && (
        <Button tone="outline" size="small" className="self-start" onClick={() => saveZone(here)}>
          Use this device’s: {here.replaceAll('_', ' ')}
        </Button>
      )}
      <SaveNote state={state} onRetry={() => save.variables && save.mutate(save.variables)} onUndo={save.reset} />
    </section>
  );
}
