/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { PasswordField } from './password-field.tsx';

afterEach(cleanup);

test('a password can be looked at, and is covered again when the form is sent', () => {
  render(
    <form onSubmit={(event) => event.preventDefault()}>
      <PasswordField label="Password" value="farmers carry" isNew={false} error={undefined} onChange={() => undefined} />
    </form>,
  );
  const field = screen.getByLabelText<HTMLInputElement>('Password');
  const toggle = screen.getByRole('button', { name: 'Show characters' });
  expect([field.type, field.autocomplete]).toEqual(['password', 'current-password']);
  fireEvent.click(toggle);
  expect([field.type, toggle.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
  fireEvent.submit(field.form as HTMLFormElement);
  expect(field.type).toBe('password');
});

test('what is wrong stands at the field', () => {
  render(<PasswordField label="Password" value="" isNew error="Use at least 8 characters." hint="hint" onChange={() => undefined} />);
  const field = screen.getByLabelText('Password');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Use at least 8 characters.');
});
