/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';

const signInWithPassword = jest.fn<(credentials: object) => Promise<{ error: { code: string; message: string } | null }>>();
let providers: string[];
let isReachable: boolean;
jest.unstable_mockModule('next/navigation', () => ({ usePathname: () => '/me' }));
jest.unstable_mockModule('./auth-context.tsx', () => ({
  useAuth: () => ({
    loadClient: () => (isReachable ? Promise.resolve({ signInWithPassword }) : Promise.reject(new TypeError('no network'))),
    email: 'a@example.test',
    providers,
  }),
}));
const { SignInAgain } = await import('./sign-in-again.tsx');

beforeEach(() => {
  providers = ['email'];
  isReachable = true;
  signInWithPassword.mockReset();
});
afterEach(cleanup);

function show() {
  const onSignedIn = jest.fn<() => void>();
  render(<SignInAgain reason="Before your data leaves" onSignedIn={onSignedIn} />);
  return onSignedIn;
}
async function confirm(password: string) {
  const field = screen.getByLabelText<HTMLInputElement>('Password of a@example.test');
  fireEvent.change(field, { target: { value: password } });
  await act(async () => fireEvent.submit(field.form as HTMLFormElement));
  return field;
}

test('the password of the account that is signed in is asked, and what waited goes on', async () => {
  signInWithPassword.mockResolvedValue({ error: null });
  const onSignedIn = show();
  await confirm('wall ball 9 kg');
  expect(signInWithPassword).toHaveBeenCalledWith({ email: 'a@example.test', password: 'wall ball 9 kg' });
  expect(onSignedIn).toHaveBeenCalledTimes(1);
});

test('without the sign-in library nothing goes on, and that is said', async () => {
  isReachable = false;
  const onSignedIn = show();
  await confirm('wall ball 9 kg');
  expect(screen.getByRole('alert').textContent).toMatch(/No connection/);
  expect(onSignedIn).not.toHaveBeenCalled();
});

test('a wrong password is said at the field, which gets the focus, and nothing goes on', async () => {
  signInWithPassword.mockResolvedValue({ error: { code: 'invalid_credentials', message: 'x' } });
  const onSignedIn = show();
  const field = await confirm('guess');
  expect(screen.getByText('That is not your password.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement === field).toBe(true));
  expect(onSignedIn).not.toHaveBeenCalled();
});

test('an empty password is not sent', async () => {
  show();
  await confirm('');
  expect(signInWithPassword).not.toHaveBeenCalled();
});

test('who signs in by provider only is not asked for a password', () => {
  providers = ['google'];
  show();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByRole('button', { name: 'Continue with Google' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
});
