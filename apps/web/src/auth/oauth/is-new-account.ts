const MADE_JUST_NOW_MS = 10_000;

/** Whether this sign-in made the account. Both times are the server's, so this device's clock does not matter. */
export function isNewAccount(user: { created_at: string; last_sign_in_at?: string | undefined }): boolean {
  return Math.abs(Date.parse(user.last_sign_in_at ?? '') - Date.parse(user.created_at)) < MADE_JUST_NOW_MS;
}
