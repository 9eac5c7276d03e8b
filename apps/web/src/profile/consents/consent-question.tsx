import type { ConsentPurpose } from '@hyrox/contracts';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { CONSENT_TEXTS } from '../../onboarding/consent-texts.ts';
import { SaveNote, type SaveState } from '../../ui/form/save-note.tsx';
import { Switch } from '../../ui/form/switch.tsx';
import { type Consents, useDecideConsent } from './use-consents.ts';
import type { ConsentOffer } from './consent-age.ts';
import { formatMoment } from '../../units/date-words.ts';

interface ConsentQuestionProps {
  purpose: ConsentPurpose;
  consents: Consents;
  offer: ConsentOffer;
  /** Where the birth year can be told, for a question that needs it. */
  toBirthYear: ReactNode;
}

/** One question with its own switch, its own reasons and its own record. Saved the moment it is answered. */
export function ConsentQuestion({ purpose, consents, offer, toBirthYear }: ConsentQuestionProps) {
  const id = useId();
  const { title, question, why } = CONSENT_TEXTS[purpose];
  const { mutate, variables, status } = useDecideConsent(purpose);
  const isOn = consents[purpose];
  const decision = consents.decisions?.find((entry) => entry.purpose === purpose);
  // Taking back is never refused, whatever the age.
  const isAnswerable = offer === 'offered' || isOn;
  return (
    <section className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4">
      {isAnswerable ? <Switch label={title} isOn={isOn} onChange={mutate} describedBy={id} /> : <p className="font-medium">{title}</p>}
      <p id={id} className="text-muted">
        {question}
      </p>
      {offer === 'too-young' && <TooYoung purpose={purpose} />}
      {offer === 'ask-birth-year' && !isOn && <p className="text-small text-text">Only adults are asked. {toBirthYear}</p>}
      <details className="group">
        <summary className="flex min-h-11 w-fit cursor-pointer list-none items-center gap-1.5 rounded-lg pr-2 text-small font-medium [&::-webkit-details-marker]:hidden">
          <ChevronDown aria-hidden className="size-4 transition-transform duration-150 group-open:rotate-180" />
          Why we ask
        </summary>
        <ul className="flex list-disc flex-col gap-1.5 pb-1 pl-5 text-small text-muted">
          {why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </details>
      {decision && (
        <p className="text-small text-muted">
          {decision.granted ? 'Given' : 'Taken back'} on{' '}
          <time dateTime={decision.created_at}>{formatMoment(new Date(decision.created_at))}</time>
          {decision.text_version === CONSENT_TEXTS[purpose].version ? '' : ', to an earlier wording'}
        </p>
      )}
      {status !== 'idle' && <SaveNote state={SAVE_STATES[status]} onRetry={() => variables !== undefined && mutate(variables)} />}
    </section>
  );
}

const SAVE_STATES = { idle: 'idle', pending: 'saving', success: 'saved', error: 'failed' } as const satisfies Record<string, SaveState>;

function TooYoung({ purpose }: { purpose: ConsentPurpose }) {
  return (
    <p className="text-small text-text">
      {purpose === 'health_data'
        ? 'You are young for this one: it is asked from 16. Coach K answers you all the same, without using your profile.'
        : 'Only adults are asked. Nothing of yours is used for training.'}
    </p>
  );
}
