/** The sections of the app one may be sent back to. */
const OWN_PATH = /^\/(?:(?:coach|training|log|me|onboarding|account)(?:\/[\w-]+){0,4}|ops(?:\?window=(?:now|hour|day))?)$/;

/** The path when it is one of ours, else null: never an address elsewhere, however it is written. */
export function ownPath(asked: string | null | undefined): string | null {
  return asked != null && OWN_PATH.test(asked) ? asked : null;
}

/** Where to go after signing in: back to where one was, or to the chat. */
export function nextPath(asked: string | null | undefined): string {
  return ownPath(asked) ?? '/coach';
}

/** Where to go with a new account: to the questions about the athlete, unless a certain page was asked for. */
export function firstPath(asked: string | null | undefined): string {
  const path = nextPath(asked);
  return path === '/coach' ? '/onboarding' : path;
}
