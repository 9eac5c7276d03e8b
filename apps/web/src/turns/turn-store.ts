import { create } from 'zustand';
import type { TurnView } from './turn-view.ts';

/** A turn this page follows. `message` is null for one that was found running when the page was opened. */
export interface FollowedTurn {
  turnId: string;
  conversationId: string;
  message: string | null;
  /** The ended turn that this one takes the place of, with everything said after it. */
  replaces: string | null;
  sentAt: number;
  view: TurnView;
  isStopping: boolean;
  /** Its end was put into the record: where the record does not name it any more, another turn has taken its place. */
  isRecorded: boolean;
  leave: () => void;
}

interface TurnStore {
  /** The newest turn of each conversation that was live while this page was open. */
  byConversation: Readonly<Record<string, FollowedTurn>>;
  /** Every turn that was followed here. A record that still calls one of them running is merely behind. */
  everFollowed: ReadonlySet<string>;
}

/** What is being followed, for every component that shows it. Survives moving between conversations. */
export const useTurnStore = create<TurnStore>(() => ({ byConversation: {}, everFollowed: new Set() }));

/** Starts to show a turn in its conversation, in the place of an earlier one. */
export function putTurn(turn: FollowedTurn): void {
  useTurnStore.setState(({ byConversation, everFollowed }) => ({
    byConversation: { ...byConversation, [turn.conversationId]: turn },
    everFollowed: new Set([...everFollowed, turn.turnId]),
  }));
}

/** Changes a turn, unless the conversation has moved on to another. */
export function changeTurn(
  conversationId: string,
  turnId: string,
  change: Partial<Pick<FollowedTurn, 'view' | 'isStopping' | 'isRecorded'>>,
): void {
  useTurnStore.setState((state) => {
    const turn = state.byConversation[conversationId];
    if (turn?.turnId !== turnId) return state;
    return { byConversation: { ...state.byConversation, [conversationId]: { ...turn, ...change } } };
  });
}

/** Stops to show a turn. The server goes on with it. */
export function dropTurn(conversationId: string): void {
  useTurnStore.setState(({ byConversation: { [conversationId]: dropped, ...others }, everFollowed }) => {
    dropped?.leave();
    return { byConversation: others, everFollowed: new Set([...everFollowed].filter((turnId) => turnId !== dropped?.turnId)) };
  });
}

/** Leaves every turn, for a sign-out. */
export function dropAllTurns(): void {
  for (const conversationId of Object.keys(useTurnStore.getState().byConversation)) dropTurn(conversationId);
}
