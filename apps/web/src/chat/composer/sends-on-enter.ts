interface Key {
  key: string;
  shiftKey: boolean;
  nativeEvent: { isComposing: boolean };
}

/** Enter sends where there is a keyboard to speak of; on a phone it is a new line, and the arrow sends. Never in the middle of an input method. */
export function sendsOnEnter({ key, shiftKey, nativeEvent }: Key, hasFinePointer: boolean): boolean {
  return key === 'Enter' && !shiftKey && !nativeEvent.isComposing && hasFinePointer;
}
