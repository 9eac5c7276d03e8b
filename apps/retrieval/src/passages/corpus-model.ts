import { reasonOf } from '@hyrox/telemetry';
export interface CorpusModelDeps {
  /** The model whose vectors the table holds, null when it holds none. */
  read: () => Promise<string | null>;
  nowMs: () => number;
  onUnreadable: (reason: string) => void;
}

const KEEP_MS = 30_000;

/**
 * The model the knowledge base was embedded with, looked up again every 30 s beside the searches and never in front of one.
 * `undefined` while it is not known yet.
 */
export function corpusModelReader(deps: CorpusModelDeps): () => string | null | undefined {
  let model: string | null | undefined;
  let readAtMs = Number.NEGATIVE_INFINITY;
  const refresh = async (): Promise<void> => {
    try {
      model = await deps.read();
    } catch (error) {
      deps.onUnreadable(reasonOf(error));
    }
  };
  return () => {
    if (deps.nowMs() - readAtMs >= KEEP_MS) {
      readAtMs = deps.nowMs();
      void refresh();
    }
    return model;
  };
}
