import type { Profile } from '@hyrox/contracts';
import type { ReactNode } from 'react';
import { useAthleteContext } from '../use-athlete-context.ts';
import { consentOffers } from './consent-age.ts';
import { ConsentQuestion } from './consent-question.tsx';
import type { Consents } from './use-consents.ts';

interface ConsentQuestionsProps {
  consents: Consents;
  profile: Profile;
  toBirthYear: ReactNode;
}

/** Both questions, apart from each other. */
export function ConsentQuestions({ consents, profile, toBirthYear }: ConsentQuestionsProps) {
  const { today } = useAthleteContext();
  const offers = consentOffers(profile.birth_year, Number(today.slice(0, 4)));
  return (
    <div className="@container">
      <div className="grid items-start gap-4 @3xl:grid-cols-2">
        <ConsentQuestion purpose="health_data" consents={consents} offer={offers.health_data} toBirthYear={toBirthYear} />
        <ConsentQuestion purpose="training_reuse" consents={consents} offer={offers.training_reuse} toBirthYear={toBirthYear} />
      </div>
    </div>
  );
}
