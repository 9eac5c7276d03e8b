/** A sign-in problem at the field it belongs to; `form` when it belongs to none. */
export interface AuthProblem {
  field: 'email' | 'password' | 'form';
  message: string;
}

const BY_CODE: Record<string, AuthProblem> = {
  invalid_credentials: { field: 'password', message: 'That e-mail and password do not match.' },
  user_already_exists: { field: 'email', message: 'There is already an account with this e-mail. Sign in instead.' },
  email_exists: { field: 'email', message: 'There is already an account with this e-mail. Sign in instead.' },
  email_address_invalid: { field: 'email', message: 'This does not look like an e-mail address.' },
  email_not_confirmed: { field: 'email', message: 'Open the link we sent to this address first.' },
  weak_password: { field: 'password', message: 'Use at least 8 characters.' },
  signup_disabled: { field: 'form', message: 'New accounts are closed here at the moment.' },
  over_request_rate_limit: { field: 'form', message: 'Too many tries. Wait a minute, then try again.' },
  over_email_send_rate_limit: { field: 'form', message: 'Too many tries. Wait a minute, then try again.' },
};

/** Puts an error of Supabase Auth into words at the right field. Unknown ones keep Supabase's own words. */
export function describeAuthError(error: { code?: string | undefined; name?: string; message: string }): AuthProblem {
  const known = error.code ? BY_CODE[error.code] : undefined;
  if (known) return known;
  if (error.name === 'AuthRetryableFetchError') {
    return { field: 'form', message: 'No connection to the server. What you typed is kept; try again.' };
  }
  if (error.code === 'validation_failed' && /mail/i.test(error.message)) return { field: 'email', message: error.message };
  return { field: 'form', message: error.message };
}

/** Checks what was typed before it is sent. */
export function checkCredentials(email: string, password: string, isNew: boolean): AuthProblem | null {
  if (!/^\S+@\S+\.\S+$/.test(email.trim())) return { field: 'email', message: 'Enter your e-mail address, like name@example.com.' };
  if (password === '') return { field: 'password', message: 'Enter your password.' };
  if (isNew && password.length < 8) return { field: 'password', message: 'Use at least 8 characters.' };
  return null;
}
