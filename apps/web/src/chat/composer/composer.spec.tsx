/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Composer } from './composer.tsx';

let hasFinePointer = true;
beforeEach(() => {
  hasFinePointer = true;
  window.matchMedia = jest.fn((query: string) => ({ matches: hasFinePointer, media: query }) as MediaQueryList);
});
afterEach(cleanup);

function show(draft: string, onStop: (() => void) | null = null) {
  const onSend = jest.fn<(text: string) => void>();
  render(<Composer draft={draft} onDraft={() => undefined} onSend={onSend} onStop={onStop} isStopping={false} />);
  return { onSend, input: screen.getByRole('textbox', { name: 'Message to Coach K' }) };
}

test('Enter sends where there is a keyboard, with Shift it does not', () => {
  const { onSend, input } = show('my splits');
  fireEvent.keyDown(input, { key: 'Enter', shiftKey: true });
  expect(onSend).not.toHaveBeenCalled();
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onSend).toHaveBeenCalledWith('my splits');
});

test('Enter is a new line on a phone, and the end of a word in an input method', () => {
  hasFinePointer = false;
  const { onSend, input } = show('my splits');
  fireEvent.keyDown(input, { key: 'Enter' });
  hasFinePointer = true;
  fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
  expect(onSend).not.toHaveBeenCalled();
});

test('nothing visible cannot be sent', () => {
  const { onSend, input } = show('  \n ');
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
});

test('a message that is too long says so and is not sent', () => {
  const { onSend, input } = show('x'.repeat(8_001));
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
  expect(screen.getByText('8,001 of 8,000 characters')).toBeTruthy();
});

test('while an answer is written the arrow is a stop, and Enter does not send', () => {
  const onStop = jest.fn();
  const { onSend, input } = show('next question', onStop);
  fireEvent.keyDown(input, { key: 'Enter' });
  fireEvent.click(screen.getByRole('button', { name: 'Stop the answer' }));
  expect(onSend).not.toHaveBeenCalled();
  expect(onStop).toHaveBeenCalledTimes(1);
});
