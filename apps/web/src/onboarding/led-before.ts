type Store = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (athleteId: string) => `hyrox.onboarding.${athleteId}`;

/** Whether this browser has led this athlete to the first form, or knows that there is no need. A storage that cannot be read says yes: the coach comes first. */
export function wasLed(store: Store, athleteId: string): boolean {
  try {
    return store.getItem(keyOf(athleteId)) !== null;
  } catch (reason) {
    console.warn('It is not known here whether the first form was shown', reason);
    return true;
  }
}

/** Remembers that the first form need not be shown by itself again. */
export function rememberLed(store: Store, athleteId: string): void {
  try {
    store.setItem(keyOf(athleteId), 'seen');
  } catch (reason) {
    console.warn('It cannot be kept here that the first form was shown', reason);
  }
}
