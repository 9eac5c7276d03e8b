export interface LockOptions {
  /** How the holder describes itself to whoever comes second. */
  words: string;
  /** How long to try again while somebody else holds it; default 0. */
  waitMs?: number;
  onWait?: (holder: string | null) => void;
}
/** Locks an existing folder for this process; rejects with an Error that has `holder` when somebody else keeps it. */
export function lockFolder(folder: string, options: LockOptions): Promise<() => Promise<void>>;
