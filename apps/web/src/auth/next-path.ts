/** Where to go after signing in: a path of the chat, or the chat itself. Never an address elsewhere. */
export function nextPath(asked: string | null | undefined): string {
  return /^\/coach(\/[0-9a-f-]{36})?$/i.test(asked ?? '') ? (asked as string) : '/coach';
}
