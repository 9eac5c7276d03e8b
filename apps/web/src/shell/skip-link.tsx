/** The first stop of the Tab key: past the navigation, to the page itself. */
export function SkipLink() {
  return (
    <a
      href="#main"
      onClick={(event) => {
        // Without a change of the address, which belongs to the conversation.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
      className="fixed top-2 left-2 z-50 -translate-y-24 rounded-card bg-text px-4 py-3 font-medium text-ground focus-visible:translate-y-0"
    >
      Skip to the page
    </a>
  );
}
