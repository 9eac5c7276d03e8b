/** What the athlete said: right, on a raised surface. Line breaks are kept; nothing in it is rendered as Markdown. */
export function AthleteMessage({ text }: { text: string }) {
  return (
    <div className="flex justify-end pl-10">
      <h2 className="sr-only">You</h2>
      <p className="max-w-[60ch] rounded-2xl rounded-br-md bg-raised px-4 py-2.5 wrap-anywhere whitespace-pre-wrap">{text}</p>
    </div>
  );
}
