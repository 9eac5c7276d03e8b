import { Fragment } from 'react';
import { Modal } from '../../ui/modal.tsx';
import { SHORTCUTS, type Shortcut } from './shortcuts.ts';
import { showShortcuts } from './shortcuts-dialog-store.ts';
import { setSingleKeys, useSingleKeys } from './single-keys.ts';

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);
const keyWords = (key: string) =>
  key
    .replace('mod+', isApple() ? '⌘ ' : 'Ctrl ')
    .toUpperCase()
    .replace('CTRL', 'Ctrl');

/** The list under `?`, with the switch for single keys. */
export function ShortcutsDialog() {
  const { isOn } = useSingleKeys();
  return (
    <Modal isOpen onOpenChange={showShortcuts} title="Keyboard shortcuts" description="What the keys do on this page">
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2.5">
        {SHORTCUTS.map((shortcut) => (
          <Fragment key={shortcut.name}>
            <dt>{shortcut.words}</dt>
            <dd className="flex items-center justify-end gap-1 text-small text-muted">
              <Keys shortcut={shortcut} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <label className="mt-5 flex min-h-11 items-center gap-3 border-t border-line pt-4">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-text"
          checked={isOn}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
        <span className="text-small text-muted">Keys without Ctrl or ⌘ work too</span>
      </label>
    </Modal>
  );
}

function Keys({ shortcut }: { shortcut: Shortcut }) {
  return shortcut.keys.map((key, at) => (
    <Fragment key={key}>
      {at > 0 && <span>then</span>}
      <kbd className="min-w-7 rounded-md border border-line bg-raised px-1.5 py-0.5 text-center font-sans text-text">{keyWords(key)}</kbd>
    </Fragment>
  ));
}
