/** Who speaks, as the verified token says. */
export interface Athlete {
  id: string;
  roles: readonly string[];
  /** The sign-in this token comes from; ended anywhere, it ends here within seconds. */
  sessionId: string;
  /** Unix seconds of the newest proof of identity in this session, 0 when the token names none. A refresh does not change it. */
  signedInAtS: number;
  /** Unix seconds; a stream ends soon after, so that a revoked session does not read on for ever. */
  expiresAtS: number;
}
