import { OPS_RULES, type OpsOverview } from '@hyrox/contracts';
import { many, saySince, sayMs } from '../say.ts';
import { Panel } from './panel.tsx';

/** Each service that owns data: does it answer, what waits to be sent, what its consumers have not taken. */
export function ServicesPanel({ overview, nowMs }: { overview: OpsOverview; nowMs: number }) {
  return (
    <Panel title="Services and consumers">
      <ul className="flex flex-col">
        {overview.silent.map((service) => (
          <li key={service} className="flex justify-between gap-3 border-t border-line py-2 first:border-t-0">
            <span>{service}</span>
            <span className="text-small text-danger">does not answer</span>
          </li>
        ))}
        {overview.services.map(({ service, outbox, consumers }) => (
          <li key={service} className="flex flex-col gap-1 border-t border-line py-2 first:border-t-0">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span>{service}</span>
              <span className="text-small text-muted">
                {!outbox && <span className="text-danger">its outbox cannot be read</span>}
                {outbox?.since && `${many(outbox.waiting, 'event')} to send, since ${saySince(outbox.since, nowMs)}`}
                {outbox && !outbox.since && 'answers, nothing to send'}
              </span>
            </p>
            {consumers.length > 0 && (
              <ul className="flex flex-col gap-0.5 pl-3 text-small text-muted">
                {consumers.map(({ consumer, pending, lagS }) => (
                  <li key={consumer} className="flex flex-wrap justify-between gap-x-3">
                    <span className="[overflow-wrap:anywhere]">{consumer}</span>
                    <span className={lagS > OPS_RULES.ConsumerLagging.seconds ? 'text-danger' : ''}>
                      {pending === 0 ? 'up to date' : `${many(pending, 'event')} behind for ${sayMs(lagS * 1_000)}`}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
