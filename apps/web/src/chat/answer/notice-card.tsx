import type { Notice } from '@hyrox/contracts';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';

const LOOKS = {
  info: { Icon: Info, word: 'Note', colour: 'text-info', edge: 'border-l-info' },
  caution: { Icon: CircleAlert, word: 'Caution', colour: 'text-warning', edge: 'border-l-warning' },
  urgent: { Icon: TriangleAlert, word: 'Important', colour: 'text-danger', edge: 'border-l-danger' },
} as const;

/** Something the athlete must see beside the answer. Said with an icon, a word and a colour. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const { Icon, word, colour, edge } = LOOKS[notice.severity];
  return (
    <div role="note" aria-label={word} className={`animate-fade rounded-card border border-l-2 border-line bg-surface px-3 py-2.5 ${edge}`}>
      <p className={`flex items-center gap-1.5 text-small font-medium ${colour}`}>
        <Icon aria-hidden className="size-4" />
        {word}
      </p>
      <p className="mt-0.5 text-[0.9375rem]">{notice.text}</p>
    </div>
  );
}
