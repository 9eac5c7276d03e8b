/** Who speaks, as the verified token says. */
export interface Athlete {
  id: string;
  roles: readonly string[];
  /** Unix seconds; a stream ends soon after, so that a revoked session does not read on for ever. */
  expiresAtS: number;
}
