/** A sign-in problem at the field it belongs to; `form` when it belongs to none. */
export interface AuthProblem {
  field: 'email' | 'password' | 'form';
  message: string;
}

/** What Supabase says went wrong, as far as words are made of it. */
export interface AuthFailure {
  code?: string | undefined;
  name?: string;
  status?: number | undefined;
  message: string;
  /** Of a weak password. */
  reasons?: readonly string[];
}

const TOO_OFTEN = 'Too many tries. Wait a minute, then try again.';
const BY_CODE: Record<string, AuthProblem> = {
  invalid_credentials: { field: 'password', message: 'That e-mail and password do not match.' },
  user_already_exists: { field: 'email', message: 'There is already an account with this e-mail. Sign in instead.' },
  email_exists: { field: 'email', message: 'There is already an account with this e-mail. Sign in instead.' },
  email_address_invalid: { field: 'email', message: 'This does not look like an e-mail address.' },
  email_not_confirmed: { field: 'email', message: 'Open the link we sent to this address first.' },
  same_password: { field: 'password', message: 'This is the password you have already. Choose another one.' },
  signup_disabled: { field: 'form', message: 'New accounts are closed here at the moment.' },
  user_banned: { field: 'form', message: 'This account is blocked at the moment.' },
  over_request_rate_limit: { field: 'form', message: TOO_OFTEN },
  over_email_send_rate_limit: { field: 'form', message: 'A mail was asked for less than a minute ago. Wait a minute, then try again.' },
};

/** Puts an error of Supabase Auth into words at the right field. Unknown ones keep Supabase's own words. */
export function describeAuthError(error: AuthFailure): AuthProblem {
  const known = error.code ? BY_CODE[error.code] : undefined;
  if (known) return known;
  if (error.code === 'weak_password') return { field: 'password', message: describeWeakness(error.reasons ?? []) };
  if (error.status === 429) return { field: 'form', message: TOO_OFTEN };
  if (error.name === 'AuthRetryableFetchError') {
    const what = error.status ? 'The sign-in cannot be reached right now.' : 'No connection to the server.';
    return { field: 'form', message: `${what} What you typed is kept; try again.` };
  }
  if (error.code === 'validation_failed' && /mail/i.test(error.message)) return { field: 'email', message: error.message };
  return { field: 'form', message: error.message };
}

function describeWeakness(reasons: readonly string[]): string {
  if (reasons.includes('pwned')) return 'This password is on a list of leaked ones. Choose another one.';
  if (reasons.includes('characters')) return 'Mix small and capital letters, digits and signs.';
  return 'Use at least 8 characters.';
}

/** Checks an address before it is sent. */
export function checkEmail(email: string): AuthProblem | null {
  if (/^\S+@\S+\.\S+$/.test(email.trim())) return null;
  return { field: 'email', message: 'Enter your e-mail address, like name@example.com.' };
}

/** Checks a new password before it is sent: 8 characters, and no more than Supabase reads. */
export function checkNewPassword(password: string): AuthProblem | null {
  if (password === '') return { field: 'password', message: 'Enter a password.' };
  if (password.length < 8) return { field: 'password', message: 'Use at least 8 characters.' };
  if (new TextEncoder().encode(password).length > 72) return { field: 'password', message: 'Use at most 72 characters.' };
  return null;
}

/** Checks what was typed before it is sent. */
export function checkCredentials(email: string, password: string, isNew: boolean): AuthProblem | null {
  const wrong = checkEmail(email);
  if (wrong) return wrong;
  if (isNew) return checkNewPassword(password);
  return password === '' ? { field: 'password', message: 'Enter your password.' } : null;
}
