import type { Profile } from '@hyrox/contracts';
import { type FocusEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { focusFirstError } from '../../ui/form/focus-first-error.ts';
import { SaveNote } from '../../ui/form/save-note.tsx';
import { SECTIONS } from '../fields/sections.ts';
import type { SectionName } from '../form/read-values.ts';
import { useSectionForm } from '../form/use-section-form.ts';
import { profileFacts } from '../profile-facts.ts';
import { useAutoSave } from '../use-auto-save.ts';
import type { AthleteContext } from '../use-athlete-context.ts';

interface SectionCardProps {
  name: SectionName;
  profile: Profile;
  context: AthleteContext;
}

/** A part of the profile as facts; "Edit" turns it into its form, in place. */
export function SectionCard({ name, profile, context }: SectionCardProps) {
  const [isEditing, setIsEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const { title } = SECTIONS[name];

  useEffect(() => {
    if (wasEditing.current && !isEditing) editButton.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  return (
    <section aria-label={title} className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex min-h-11 items-center justify-between gap-3">
        <h2 className="text-2xl leading-tight">{title}</h2>
        {!isEditing && (
          <Button ref={editButton} tone="quiet" size="small" aria-label={`Edit: ${title}`} onClick={() => setIsEditing(true)}>
            Edit
          </Button>
        )}
      </div>
      {isEditing ? (
        <SectionEditor name={name} profile={profile} context={context} onDone={() => setIsEditing(false)} />
      ) : (
        <dl className="flex flex-col gap-2">
          {profileFacts(name, profile, context).map(({ label, value }) => (
            <div key={label} className="flex gap-4">
              <dt className="w-28 shrink-0 text-muted">{label}</dt>
              <dd className={value === null ? 'text-muted' : 'min-w-0 break-words'}>{value ?? 'Not said'}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function SectionEditor({ name, profile, context, onDone }: SectionCardProps & { onDone: () => void }) {
  const form = useSectionForm(name, profile, context);
  const { Fields } = SECTIONS[name];
  const element = useRef<HTMLFormElement>(null);
  const { state, store, forget } = useAutoSave({
    profile,
    values: form.fields.values,
    read: form.read,
    onErrors: form.setErrors,
  });

  useEffect(() => {
    element.current?.querySelector<HTMLElement>('input:not([type=radio]), input:checked, input, select, textarea')?.focus();
  }, []);

  const done = async (event?: FormEvent) => {
    event?.preventDefault();
    if (await store({ isMovingOn: true })) onDone();
    else focusFirstError(element.current);
  };
  const onBlur = (event: FocusEvent<HTMLFormElement>) => {
    const isTyped = event.target instanceof HTMLInputElement && event.target.type !== 'radio' && event.target.type !== 'checkbox';
    const staysInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (isTyped && staysInside) void store({ isMovingOn: true });
  };
  return (
    <form ref={element} noValidate onSubmit={(event) => void done(event)} onBlur={onBlur} className="flex flex-col gap-5">
      <Fields {...form.fields} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SaveNote
          state={state}
          onRetry={() => void store({ isMovingOn: true })}
          onUndo={() => {
            form.reset();
            forget();
          }}
        />
        <Button type="submit" tone="outline" className="ml-auto">
          Done
        </Button>
      </div>
    </form>
  );
}
