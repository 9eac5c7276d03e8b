const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const two = (value: number) => String(value).padStart(2, '0');

// By hand: the first formatter of `Intl` that a page makes keeps a phone busy for longer than all of React.

/** `Fri` of 5, counted from Sunday 0 as `Date` does. */
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday] ?? '';

/** `November` of 10, counted from January 0 as `Date` does. */
export const monthName = (month: number): string => MONTHS[month] ?? '';

/** `Nov` of 10. */
export const shortMonthName = (month: number): string => monthName(month).slice(0, 3);

/** `08:05`, in the zone of this device. */
export const formatClock = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** `6 Jun 2026, 08:05`, in the zone of this device. */
export const formatMoment = (date: Date): string =>
  `${date.getDate()} ${shortMonthName(date.getMonth())} ${date.getFullYear()}, ${formatClock(date)}`;
