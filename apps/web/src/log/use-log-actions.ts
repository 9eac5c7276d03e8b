import type { LogKind } from '@hyrox/contracts';
import { useMemo } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { LogDraft } from './entries/log-draft.ts';
import { type Intent, withIntent } from './queue/unsent.ts';
import { changeUnsent } from './queue/unsent-store.ts';

export interface LogActions {
  add: (draft: LogDraft) => void;
  change: (id: string, draft: LogDraft) => void;
  remove: (id: string, kind: LogKind) => void;
  /** Drops what the server would not have; what is stored there counts again. */
  giveUp: (id: string) => void;
}

const wish = (intent: Intent) => changeUnsent((items) => withIntent(items, intent));
const stamp = () => ({ revision: uuidv7(), at: new Date().toISOString() });

/** What an athlete can do with the log. Each is done on the screen at once and sent when there is a connection. */
export function useLogActions(): LogActions {
  return useMemo(
    () => ({
      add: (draft) => wish({ ...stamp(), id: uuidv7(), op: 'add', draft }),
      change: (id, draft) => wish({ ...stamp(), id, op: 'change', draft }),
      remove: (id, kind) => wish({ ...stamp(), id, op: 'remove', kind }),
      giveUp: (id) => changeUnsent((items) => items.filter((item) => item.id !== id)),
    }),
    [],
  );
}
