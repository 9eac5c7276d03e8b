import 'reflect-metadata';
import * as contract from '@hyrox/contracts';
import { AthleteEvents, Bus, BusServer, PassErrorsFilter } from '@hyrox/messaging';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { athleteProfileModule } from '../src/athlete-profile.module.ts';
import type { Athlete } from '../src/db/facts.ts';
import { openPrisma } from '../src/db/prisma.client.ts';
import { ErasureJob } from '../src/erasure/erasure-job.ts';
import { openErasureLab, until, type ErasureLab } from './erasure-lab.ts';
import { whereNamed } from './profile-lab.ts';

let lab: ErasureLab;
let service: INestMicroservice;
let gateway: Bus;
let stop: () => Promise<void>;

beforeAll(async () => {
  lab = await openErasureLab();
  const { log } = lab;
  const connect = (user: string) => Bus.connect({ url: lab.nats.url, user, password: `${user}-password`, holderKind: user, log });
  const bus = await connect('athlete-profile');
  gateway = await connect('gateway');
  const database = new Database({ url: lab.server.url('svc_athlete_profile'), log });
  const prisma = openPrisma(database.pool);
  const relay = new OutboxRelay({ bus, database, log, source: 'athlete-profile' });
  const erasures = new ErasureJob({ bus, database, prisma, events: new AthleteEvents(bus), log, quietMs: 0 });
  const module = athleteProfileModule({ bus, database, prisma, relay, erasures });
  service = await NestFactory.createMicroservice(module, { strategy: new BusServer({ bus, log }), logger: false, abortOnError: false });
  service.useGlobalFilters(new PassErrorsFilter());
  await service.listen();
  // Prisma loads its compiler with the first query, and Jest allows no import between tests, where the job may be the first to ask.
  await prisma.erasureRecord.count();
  relay.start();
  erasures.start();
  stop = async () => {
    await erasures.stop();
    await service.close();
    await relay.stop();
    await prisma.$disconnect();
    await database.end();
    await Promise.all([bus.close(), gateway.close()]);
  };
}, 60_000);
afterAll(async () => {
  await stop?.();
  await lab?.close();
});

const ask = <I extends z.ZodType, O extends z.ZodType>(of: contract.Rpc<I, O>, input: z.input<I>) =>
  gateway.ask(of, input, { timeoutMs: 5_000 });
const RUN = { kind: 'run', fields: { date: '2026-03-01', distance_miles: 3.1, duration_s: 1500, type: 'easy' } } as const;
const events = async (athlete: Athlete) => (await lab.streamed(athlete)).sort();

test('a gateway asks everything of an athlete’s account, from the first field to the last trace', async () => {
  const ana = await lab.newAthlete();
  const { athleteId } = ana;
  const sessionId = crypto.randomUUID();
  await lab.rows('insert into auth.sessions (id, user_id) values ($1, $2)', [sessionId, athleteId]);

  const { profile } = await ask(contract.saveProfile, { ...ana, fields: { weight_kg: 61.5, no_race_planned: true, onboarding: 'limits' } });
  expect(profile).toMatchObject({ weight_kg: 61.5, no_race_planned: true, onboarding: 'limits' });
  expect(await ask(contract.getProfile, { athleteId })).toEqual({ profile });
  await ask(contract.recordConsent, { ...ana, purpose: 'health_data', granted: true, textVersion: 'health-2026-11' });
  expect(await ask(contract.readConsents, { athleteId })).toMatchObject({
    health_data: true,
    decisions: [{ text_version: 'health-2026-11' }],
  });
  expect((await ask(contract.summariseAthlete, { athleteId })).summary).toBe('Athlete profile: 61.5kg');

  const entryId = crypto.randomUUID();
  expect((await ask(contract.addLogEntry, { ...ana, entryId, new: RUN })).created).toBe(true);
  await ask(contract.changeLogEntry, { ...ana, entryId, change: { kind: 'run', fields: { notes: 'windy' } } });
  expect(await ask(contract.listLogEntries, { athleteId, kind: 'run' })).toMatchObject({
    entries: [{ entry: { notes: 'windy' } }],
    more: false,
  });
  await ask(contract.removeLogEntry, { ...ana, entryId, kind: 'run' });

  expect(await ask(contract.checkSession, { athleteId, sessionId })).toEqual({ alive: true });
  expect(await ask(contract.exportProfile, ana)).toMatchObject({ part: 'profile', rows: [{ weight_kg: 61.5 }], next: 'consents' });
  const facts = ['consent-changed', 'profile-changed', 'workout-logged', 'workout-logged', 'workout-logged'];
  await until(async () => (await events(ana)).length === facts.length);
  expect(await events(ana)).toEqual(facts);

  const { erasureId } = await ask(contract.eraseAthlete, ana);
  expect(await ask(contract.checkSession, { athleteId, sessionId })).toEqual({ alive: false });
  await expect(ask(contract.getProfile, { athleteId })).rejects.toMatchObject({ code: 'not_found' });
  await until(async () => (await ask(contract.readErasure, { erasureId })).completedAt !== null);
  expect(await events(ana)).toEqual([]);
  expect(await whereNamed(lab, ana.athleteRef)).toEqual({ 'public.erasure_records': 1 });
});

test('what is wrong is told by field, across the bus', async () => {
  const ana = await lab.newAthlete();
  const year = new Date().getUTCFullYear();
  await ask(contract.saveProfile, { ...ana, fields: { birth_year: year - 14 } });
  await expect(
    ask(contract.recordConsent, { ...ana, purpose: 'training_reuse', granted: true, textVersion: 'training-2026-11' }),
  ).rejects.toMatchObject({ code: 'forbidden', field: 'purpose' });
  const toCome = { ...RUN, fields: { ...RUN.fields, date: `${year + 1}-12-31` } };
  await expect(ask(contract.addLogEntry, { ...ana, entryId: crypto.randomUUID(), new: toCome })).rejects.toMatchObject({
    code: 'invalid',
    field: 'date',
  });
  await expect(ask(contract.exportProfile, { ...ana, cursor: 'elsewhere' })).rejects.toMatchObject({ code: 'invalid', field: 'cursor' });
});
