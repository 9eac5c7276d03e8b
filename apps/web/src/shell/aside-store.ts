import { create } from 'zustand';

interface AsideStore {
  isOpen: boolean;
  /** The drawer was opened to search in it. */
  isAtSearch: boolean;
}

/** Whether the drawer with the aside of this page is open. Wide screens show the aside all the time and never open it. */
export const useAsideStore = create<AsideStore>(() => ({ isOpen: false, isAtSearch: false }));

/** Opens the drawer; what the ☰ of a page's own header calls. */
export const openAside = (isAtSearch = false): void => useAsideStore.setState({ isOpen: true, isAtSearch });

export const closeAside = (): void => useAsideStore.setState({ isOpen: false });
