import { useId } from 'react';

export interface Bar {
  /** What a reader of the table is told: the time of the step. */
  label: string;
  value: number;
  /** The part of the value that is bad, striped and red. */
  bad?: number;
}

interface StepBarsProps {
  title: string;
  bars: readonly Bar[];
  say: (value: number) => string;
  badLabel?: string;
  /** A line across, where an alert begins; drawn when the bars come near it. */
  limit?: number;
}

const HEIGHT = 48;
/** How many times the highest bar a limit may be and still be drawn. */
const NEAR = 3;

/** One bar per step of the window, with a table in its place for who cannot see it. */
export function StepBars({ title, bars, say, badLabel, limit }: StepBarsProps) {
  const pattern = useId();
  const top = Math.max(0, ...bars.map(({ value }) => value));
  // Far below the line the bars need the height themselves.
  const line = limit !== undefined && limit <= top * NEAR ? limit : undefined;
  const most = Math.max(line ?? 0, top) || 1;
  const up = (value: number) => (value / most) * HEIGHT;
  const first = bars[0]?.label;
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <svg aria-hidden viewBox={`0 0 ${bars.length * 4} ${HEIGHT}`} preserveAspectRatio="none" className="h-14 w-full">
        <defs>
          <pattern id={pattern} width="2" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="4" fill="var(--color-danger)" />
            <rect width="1" height="4" fill="var(--color-ground)" />
          </pattern>
        </defs>
        <line x1="0" x2={bars.length * 4} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--color-line)" />
        {bars.map(({ value, bad = 0 }, step) => (
          <g key={step}>
            {value > 0 && <rect x={step * 4 + 0.5} width="3" y={HEIGHT - up(value)} height={up(value)} fill="var(--color-info)" />}
            {bad > 0 && <rect x={step * 4 + 0.5} width="3" y={HEIGHT - up(bad)} height={up(bad)} fill={`url(#${pattern})`} />}
          </g>
        ))}
        {line !== undefined && (
          <line
            x1="0"
            x2={bars.length * 4}
            y1={HEIGHT - up(line)}
            y2={HEIGHT - up(line)}
            stroke="var(--color-warning)"
            strokeDasharray="3 3"
          />
        )}
      </svg>
      <div aria-hidden className="flex justify-between text-small text-muted">
        <span>{first}</span>
        <span>now</span>
      </div>
      <figcaption className="sr-only">
        {title}
        <table>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">{title}</th>
              {badLabel && <th scope="col">{badLabel}</th>}
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ value }) => value > 0)
              .map(({ label, value, bad = 0 }, step) => (
                <tr key={step}>
                  <th scope="row">{label}</th>
                  <td>{say(value)}</td>
                  {badLabel && <td>{say(bad)}</td>}
                </tr>
              ))}
          </tbody>
        </table>
      </figcaption>
    </figure>
  );
}
