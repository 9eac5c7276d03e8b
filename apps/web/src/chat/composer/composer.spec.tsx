/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ComponentProps, createRef } from 'react';
import { Composer } from './composer.tsx';

let hasFinePointer = true;
beforeEach(() => {
  hasFinePointer = true;
  window.matchMedia = jest.fn((query: string) => ({ matches: hasFinePointer, media: query }) as MediaQueryList);
});
afterEach(cleanup);

function show(draft: string, more: Partial<ComponentProps<typeof Composer>> = {}) {
  const onSend = jest.fn<(text: string) => void>();
  render(
    <Composer inputRef={createRef()} draft={draft} onDraft={() => undefined} onSend={onSend} onStop={null} isStopping={false} {...more} />,
  );
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

test('ten thousand pasted characters are kept, counted and not sent', () => {
  const { onSend, input } = show('x'.repeat(10_000));
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
  expect(screen.getByText('10,000 of 8,000 characters. Shorten it by 2,000 to send it.')).toBeTruthy();
});

test('the counter is there near the limit only', () => {
  show('x'.repeat(7_500));
  expect(screen.queryByText(/characters/)).toBeNull();
  cleanup();
  const { onSend, input } = show('x'.repeat(8_000));
  expect(screen.getByText('8,000 of 8,000 characters')).toBeTruthy();
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onSend).toHaveBeenCalledTimes(1);
});

test('while an answer is written the arrow is a stop, and Enter does not send', () => {
  const onStop = jest.fn();
  const { onSend, input } = show('next question', { onStop });
  fireEvent.keyDown(input, { key: 'Enter' });
  fireEvent.click(screen.getByRole('button', { name: 'Stop the answer' }));
  expect(onSend).not.toHaveBeenCalled();
  expect(onStop).toHaveBeenCalledTimes(1);
});

test('the arrow up in an empty composer opens the last message, in a draft it moves the cursor', () => {
  const onEditLast = jest.fn();
  fireEvent.keyDown(show('', { onEditLast }).input, { key: 'ArrowUp' });
  expect(onEditLast).toHaveBeenCalledTimes(1);
  cleanup();
  fireEvent.keyDown(show('half', { onEditLast }).input, { key: 'ArrowUp' });
  expect(onEditLast).toHaveBeenCalledTimes(1);
});

test('while the server asks for a pause nothing is sent, and the button says how long', () => {
  jest.useFakeTimers({ now: 0 });
  const { onSend, input } = show('again', { heldUntilMs: 12_000 });
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'Send, in 12 s' })).toBeTruthy();
  act(() => jest.advanceTimersByTime(12_500));
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onSend).toHaveBeenCalledWith('again');
  jest.useRealTimers();
});
