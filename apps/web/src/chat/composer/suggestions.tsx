const SUGGESTIONS = ['How should I pace run 1?', 'My sled push was 4:30. What now?', 'How do I taper for race week?'];

/** Three ways to begin, only when there is nothing else to do. */
export function Suggestions({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <ul aria-label="Suggestions" className="flex animate-fade flex-wrap gap-2">
      {SUGGESTIONS.map((text) => (
        <li key={text}>
          <button
            type="button"
            onClick={() => onChoose(text)}
            className="min-h-11 rounded-full border border-line bg-surface px-4 text-[0.9375rem] transition-colors duration-150 hover:border-edge hover:bg-raised"
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
