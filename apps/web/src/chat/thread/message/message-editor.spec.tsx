/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { MessageEditor } from './message-editor.tsx';

beforeEach(() => {
  window.matchMedia = jest.fn((media: string) => ({ matches: true, media }) as MediaQueryList);
  Element.prototype.scrollIntoView = jest.fn();
});
afterEach(cleanup);

function show(more: Partial<ComponentProps<typeof MessageEditor>> = {}) {
  const onSend = jest.fn<(text: string) => void>();
  const onCancel = jest.fn();
  render(<MessageEditor text="my row is 4:30" laterMessages={0} isHeld={false} onSend={onSend} onCancel={onCancel} {...more} />);
  return { onSend, onCancel, input: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit your message' }) };
}

test('the editor has the focus with the cursor at the end, and Enter sends what was changed', () => {
  const { onSend, input } = show();
  expect(document.activeElement).toBe(input);
  expect(input.selectionStart).toBe('my row is 4:30'.length);
  fireEvent.change(input, { target: { value: 'my row is 4:10' } });
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onSend).toHaveBeenCalledWith('my row is 4:10');
});

test('Escape and Cancel change nothing', () => {
  const { onSend, onCancel, input } = show();
  fireEvent.keyDown(input, { key: 'Escape' });
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onCancel).toHaveBeenCalledTimes(2);
  expect(onSend).not.toHaveBeenCalled();
});

test.each([
  [0, 'The answer below is replaced.'],
  [1, 'the later message below are replaced'],
  [3, '3 later messages below are replaced'],
])('with %i later messages it says what is replaced', (laterMessages, words) => {
  expect(show({ laterMessages }).input.getAttribute('aria-describedby')).toContain('warning');
  expect(screen.getByText(new RegExp(words))).toBeTruthy();
});

test('nothing is sent while an answer is being written, nor when nothing is left of the message', () => {
  const held = show({ isHeld: true });
  fireEvent.keyDown(held.input, { key: 'Enter' });
  expect(held.onSend).not.toHaveBeenCalled();
  cleanup();
  const empty = show();
  fireEvent.change(empty.input, { target: { value: '  ' } });
  fireEvent.keyDown(empty.input, { key: 'Enter' });
  expect(empty.onSend).not.toHaveBeenCalled();
});
