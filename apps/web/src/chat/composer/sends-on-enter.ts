interface Key {
  key: string;
  shiftKey: boolean;
  nativeEvent: { isComposing: boolean };
}

/** Whether there is a mouse or a trackpad, and so most likely a keyboard. */
export const hasFinePointer = (): boolean => window.matchMedia('(hover: hover) and (pointer: fine)').matches;

/** Enter sends where there is a keyboard to speak of; on a phone it is a new line, and the arrow sends. Never in the middle of an input method. */
export function sendsOnEnter({ key, shiftKey, nativeEvent }: Key, hasKeyboard: boolean): boolean {
  return key === 'Enter' && !shiftKey && !nativeEvent.isComposing && hasKeyboard;
}
