import { CalendarDays, type LucideIcon, MessageCircle, NotebookPen, UserRound } from 'lucide-react';

export type DestinationName = 'coach' | 'training' | 'log' | 'me';

export interface Destination {
  name: DestinationName;
  label: string;
  href: string;
  Icon: LucideIcon;
}

/** Where one can go, in the order of the navigation. A place is listed on the day it exists. */
export const DESTINATIONS: readonly Destination[] = [
  { name: 'coach', label: 'Coach', href: '/coach', Icon: MessageCircle },
  { name: 'training', label: 'Training', href: '/training', Icon: CalendarDays },
  { name: 'log', label: 'Log', href: '/log', Icon: NotebookPen },
  { name: 'me', label: 'Me', href: '/me', Icon: UserRound },
];
