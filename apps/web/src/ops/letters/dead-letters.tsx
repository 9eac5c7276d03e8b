import type { OpsDeadLetters } from '@hyrox/contracts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Nothing, Panel } from '../parts/panel.tsx';
import type { Letter, LetterDeed } from '../read/use-ops.ts';
import { sayAgo, saySecond } from '../say.ts';
import { groupLetters } from './group-letters.ts';
import { LetterDialog } from './letter-dialog.tsx';
import { SendGroup } from './send-group.tsx';

interface DeadLettersProps {
  found: OpsDeadLetters | undefined;
  /** The last look at them failed. */
  isUnread?: boolean;
  nowMs: number;
}

/** Messages that could not be taken: why, by whom, since when; never what they hold. */
export function DeadLetters({ found, isUnread = false, nowMs }: DeadLettersProps) {
  const [asked, setAsked] = useState<{ letter: Letter; deed: LetterDeed } | null>(null);
  const letters = found?.letters ?? [];
  const groups = groupLetters(letters);
  return (
    <Panel title="Dead letters" aside="messages that a consumer could not take">
      {found && found.silent.length === 0 && letters.length === 0 && <Nothing>None. Everything that was sent was taken.</Nothing>}
      {isUnread && <Nothing>The list could not be read. This page goes on asking.</Nothing>}
      {found?.silent.map((service) => (
        <p key={service} className="text-small text-warning">
          Not read: {service} does not answer. What waits there is not in this list.
        </p>
      ))}
      {groups.length > 0 && (
        <ul aria-label="Of one reason" className="flex flex-col gap-2">
          {groups.map((group) => (
            <SendGroup key={group.key} group={group} />
          ))}
        </ul>
      )}
      <ul className="flex flex-col">
        {letters.map((letter) => (
          <li
            key={`${letter.service} ${letter.id}`}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3 first:border-t-0"
          >
            <div className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
              <p>
                {letter.event}: {letter.reason}
              </p>
              <p className="text-small text-muted">
                {letter.service}, {letter.consumer} · kept {saySecond(letter.keptAt, nowMs)}, {sayAgo(letter.keptAt, nowMs)}
              </p>
            </div>
            {letter.redrivenAt && <p className="text-small text-positive">sent again {saySecond(letter.redrivenAt, nowMs)}</p>}
            {letter.setAsideAt && (
              <p className="text-small text-muted [overflow-wrap:anywhere]">
                set aside {saySecond(letter.setAsideAt, nowMs)} by {letter.setAsideBy}
              </p>
            )}
            {waits(letter) && !letter.canBeSent && (
              <p className="max-w-56 text-small text-warning">No contract accepts what it holds, so it cannot be sent again</p>
            )}
            {waits(letter) && (
              <div className="flex flex-wrap gap-2">
                {letter.canBeSent && <Deed letter={letter} words="Send again" onClick={() => setAsked({ letter, deed: 'redrive' })} />}
                <Deed letter={letter} words="Set aside" onClick={() => setAsked({ letter, deed: 'set-aside' })} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {asked && <LetterDialog {...asked} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

const waits = ({ redrivenAt, setAsideAt }: Letter): boolean => !redrivenAt && !setAsideAt;

function Deed({ letter, words, onClick }: { letter: Letter; words: string; onClick: () => void }) {
  return (
    <Button tone="outline" size="small" onClick={onClick}>
      {words}
      <span className="sr-only">
        : {letter.event}, number {letter.id}
      </span>
    </Button>
  );
}
