/** Where requests get their bearer token. Null means that nobody is signed in. */
export interface TokenSource {
  /** The token of the session, renewed beforehand when it is about to expire. */
  current: () => Promise<string | null>;
  /** A new token, asked for because the server did not accept the current one. */
  refresh: () => Promise<string | null>;
}
