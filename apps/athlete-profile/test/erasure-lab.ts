import { forgetCollected, forgetSubject } from '@hyrox/contracts';
import { AthleteEvents, Bus } from '@hyrox/messaging';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import { startNats } from '../../../tools/local/test/nats-server.ts';
import type { Athlete } from '../src/db/facts.ts';
import type { FinishDeps } from '../src/erasure/finish-erasures.ts';
import { openProfileLab } from './profile-lab.ts';

/** The data team and the ledger, as far as an erasure sees them: how much each still holds of a reference. */
async function startPeers(connectAs: Awaited<ReturnType<typeof startNats>>['connectAs']) {
  const held = new Map<string, { collected: number; usage: number }>();
  const take = (ref: string, what: 'collected' | 'usage') => {
    const of = held.get(ref) ?? { collected: 0, usage: 0 };
    held.set(ref, { ...of, [what]: 0 });
    return of[what];
  };
  const [dataTeam, ledger] = [await connectAs('training-data-export'), await connectAs('inference-gateway')];
  const listen = () => {
    const forget = dataTeam.subscribe(forgetCollected.subject, { queue: forgetCollected.queue });
    void (async () => {
      for await (const asked of forget) {
        const { athleteRef } = asked.json<{ athleteRef: string }>();
        asked.respond(JSON.stringify({ ok: { removed: take(athleteRef, 'collected') } }));
      }
    })();
    return forget;
  };
  let team = listen();
  const book = ledger.subscribe(forgetSubject.subject, { queue: forgetSubject.queue });
  void (async () => {
    for await (const asked of book) {
      const { subjectKey } = asked.json<{ subjectKey: string }>();
      asked.respond(JSON.stringify({ ok: { changed: take(subjectKey, 'usage') } }));
    }
  })();
  await Promise.all([dataTeam.flush(), ledger.flush()]);
  return {
    hold: (athlete: Athlete, collected: number, usage: number) => void held.set(athlete.athleteRef, { collected, usage }),
    holds: (athlete: Athlete) => held.get(athlete.athleteRef),
    dataTeamLeaves: async () => {
      team.unsubscribe();
      await dataTeam.flush();
    },
    dataTeamReturns: async () => {
      team = listen();
      await dataTeam.flush();
    },
    close: () => Promise.all([dataTeam.close(), ledger.close()]),
  };
}

/** Database, NATS and the peers of an erasure, and as many instances of its parts as a test wants. */
export async function openErasureLab() {
  const [lab, nats] = await Promise.all([openProfileLab(), startNats()]);
  await nats.provision();
  const peers = await startPeers(nats.connectAs);
  const open: (() => Promise<unknown>)[] = [];
  const owned = new Map<OutboxRelay, string>();

  const busAs = async (user: string) => {
    const bus = await Bus.connect({ url: nats.url, user, password: `${user}-password`, holderKind: user, log: lab.log });
    open.push(() => bus.close());
    return bus;
  };
  const relayOf = async (service: 'athlete-profile' | 'logging') => {
    const role = service === 'logging' ? 'svc_logging' : 'svc_athlete_profile';
    const database = new Database({ url: lab.server.url(role), max: 1, log: lab.log });
    const relay = new OutboxRelay({ bus: await busAs(service), database, log: lab.log, source: service });
    owned.set(relay, role);
    open.push(async () => {
      await relay.stop();
      await database.end();
    });
    return relay;
  };
  /** What one process of the service has; a test may spoil a part of it. */
  const instance = async (over: Partial<FinishDeps> = {}): Promise<FinishDeps & { bus: Bus }> => {
    const bus = await busAs('athlete-profile');
    return {
      prisma: lab.prisma,
      database: lab.database,
      log: { info: () => undefined, warn: () => undefined },
      quietMs: 0,
      ...over,
      bus,
      events: over.events ?? new AthleteEvents(bus),
    };
  };
  /** A fact that another service has written and not sent yet. */
  const say = (athlete: Athlete, name: string, payload: object = {}, owner = 'svc_logging') =>
    lab.rows('insert into public.outbox (owner, name, athlete_ref, payload) values ($1, $2, $3, $4)', [
      owner,
      name,
      athlete.athleteRef,
      JSON.stringify(payload),
    ]);
  const bury = (athlete: Athlete, owner = 'svc_training_data_export') =>
    lab.rows(`insert into public.dead_letters (owner, consumer, subject, body, reason) values ($1, 'c', $2, 'canary', 'x')`, [
      owner,
      `evt.turn-completed.v1.${athlete.athleteRef}`,
    ]);
  /** Everything the services of these relays have written is in the stream. */
  const sent = async (...relays: OutboxRelay[]) => {
    await until(async () => {
      for (const relay of relays) relay.kick();
      const owners = relays.map((relay) => owned.get(relay));
      return (await lab.rows('select 1 from public.outbox where sent_at is null and owner = any($1)', [owners])).length === 0;
    });
  };
  /** What the stream still holds of an athlete. */
  const streamed = async (athlete: Athlete) => {
    const events = new AthleteEvents(await busAs('gateway'));
    const names: string[] = [];
    for (let event = await events.after(athlete.athleteRef, 0); event; event = await events.after(athlete.athleteRef, event.streamSeq))
      names.push(event.name);
    return names;
  };
  const endInstances = async () => {
    for (const close of open.splice(0).reverse()) await close();
  };
  const close = async () => {
    await endInstances();
    await peers.close();
    await Promise.all([lab.close(), nats.stop()]);
  };
  return { ...lab, nats, peers, relayOf, instance, say, bury, sent, streamed, endInstances, close };
}

export type ErasureLab = Awaited<ReturnType<typeof openErasureLab>>;

export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; !(await holds()); i++) {
    if (i > 300) throw new Error('it did not come true in 15 s');
    await new Promise((again) => setTimeout(again, 50));
  }
}
