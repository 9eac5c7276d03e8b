/** Whom a question may be put to. `ask-birth-year`: only adults are asked, and the age is not known. */
export type ConsentOffer = 'offered' | 'too-young' | 'ask-birth-year';

const HEALTH_FROM = 16;
const TRAINING_FROM = 18;

/**
 * Which of the two questions an athlete of a birth year may be asked, as the services decide it. The year alone leaves one year of
 * doubt: the first question gives its benefit to the athlete, the second does not. An unknown age does not stop the first.
 */
export function consentOffers(birthYear: number | null, thisYear: number): { health_data: ConsentOffer; training_reuse: ConsentOffer } {
  if (birthYear === null) return { health_data: 'offered', training_reuse: 'ask-birth-year' };
  const years = thisYear - birthYear;
  return {
    health_data: years >= HEALTH_FROM ? 'offered' : 'too-young',
    training_reuse: years > TRAINING_FROM ? 'offered' : 'too-young',
  };
}
