import { sharedGone, sharedRoutes, type RouteState } from '@hyrox/contracts';
import { SharedValues, type Bus } from '@hyrox/messaging';
import { Rounds, type Database } from '@hyrox/service-kit';
import { reasonOf, type Logger } from '@hyrox/telemetry';
import type { Catalog } from '../models/model-catalog.ts';
import { liveChain, passOver, routeFor, UNSWITCHED, type RoutePlan } from './choose-route.ts';
import { readSwitches } from './route-store.ts';
import type { Route, Routes } from './routes.ts';

/** How long a model that was not served is passed over. */
const GONE_MS = 5 * 60_000;
/** Switches are told; this is for what a broken bus did not. */
const LOOK_EVERY_MS = 15_000;
const NOW = 'now';

export interface LiveRoutesParts {
  bus: Bus;
  database: Pick<Database, 'pool'>;
  catalog: Catalog;
  configured: string | undefined;
  log: Logger;
  nowMs?: () => number;
}

/**
 * The routes as they stand: the youngest row of `model_routes`, read at the start and every few seconds, and told by the replica that writes one, so that
 * all follow within a second. What is not served is passed over by all. Without the database, the catalogue's route or the last one known.
 */
export class LiveRoutes implements Routes {
  readonly #parts: LiveRoutesParts;
  readonly #nowMs: () => number;
  readonly #told: SharedValues<typeof sharedRoutes.data>;
  readonly #gone: SharedValues<typeof sharedGone.data>;
  readonly #looks: Rounds;
  revision = 0;
  state: RouteState = UNSWITCHED;

  constructor(parts: LiveRoutesParts) {
    const { bus, log } = parts;
    this.#parts = parts;
    this.#nowMs = parts.nowMs ?? Date.now;
    this.#told = new SharedValues({ bus, contract: sharedRoutes, log });
    this.#gone = new SharedValues({ bus, contract: sharedGone, log });
    this.#told.onChange((_, value) => value && this.take(value.revision, value.state));
    this.#looks = new Rounds({ work: 'reading the routes', everyMs: LOOK_EVERY_MS, round: () => this.look(), log });
    // A configured model without a price stops the boot.
    liveChain(this.plan, new Date());
  }

  get plan(): RoutePlan {
    const { catalog, configured } = this.#parts;
    return { catalog, configured, state: this.state };
  }

  /** The chain of athletes outside every split, with what is not served in its place. */
  get chain(): Route {
    return liveChain(this.plan, new Date(this.#nowMs()));
  }

  for(subjectKey: string): Route {
    return passOver(routeFor(subjectKey, this.chain, this.plan), (id) => this.goneUntil(id) !== undefined);
  }

  gone(modelId: string): void {
    if (this.goneUntil(modelId) === undefined)
      this.#parts.log.warn({ model: modelId, forMs: GONE_MS }, 'a model is not served, the next of the chain answers');
    const nowMs = this.#nowMs();
    const before = this.#gone.get(modelId);
    // Refused again when it was asked again: it has been gone all the time.
    const isSame = before !== undefined && nowMs - before.untilMs < GONE_MS;
    this.#gone.set(modelId, { untilMs: nowMs + GONE_MS, sinceMs: (isSame ? before.sinceMs : undefined) ?? nowMs });
  }

  /** Since when a model is not served and until when it is passed over (epoch milliseconds); undefined when it is not. */
  goneFor(modelId: string): { sinceMs: number; untilMs: number } | undefined {
    const untilMs = this.goneUntil(modelId);
    return untilMs === undefined ? undefined : { sinceMs: this.#gone.get(modelId)?.sinceMs ?? untilMs - GONE_MS, untilMs };
  }

  /** Until when a model is passed over (epoch milliseconds); undefined when it is not. */
  goneUntil(modelId: string): number | undefined {
    const untilMs = this.#gone.get(modelId)?.untilMs;
    return untilMs !== undefined && untilMs > this.#nowMs() ? untilMs : undefined;
  }

  /** Resolves when the routes are those in force, or when neither the bucket nor the database could say so: then they are looked for again. */
  async start(): Promise<void> {
    const looking = this.look().catch((error: unknown) =>
      this.#parts.log.warn({ reason: reasonOf(error) }, 'the routes cannot be read yet'),
    );
    await Promise.all([this.#told.start(), this.#gone.start(), looking]);
    this.#looks.start();
  }

  async stop(): Promise<void> {
    this.#told.stop();
    this.#gone.stop();
    await this.#looks.stop();
  }

  /** Reads what is in force. */
  async look(): Promise<void> {
    const [youngest] = await readSwitches(this.#parts.database, 1);
    if (youngest) this.take(youngest.revision, youngest.state);
  }

  /** A switch was written here: it is in force and the others are told. */
  tell(revision: number, state: RouteState): void {
    this.take(revision, state);
    this.#told.set(NOW, { revision, state });
  }

  /** An older one than is known changes nothing. */
  take(revision: number, state: RouteState): void {
    if (revision <= this.revision) return;
    this.revision = revision;
    this.state = state;
    this.#parts.log.info({ revision, state }, 'the routes changed');
  }
}
