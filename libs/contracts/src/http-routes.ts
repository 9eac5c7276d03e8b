import { z } from 'zod';
import { readErasure, Usage } from './account.ts';
import { Profile, ProfileFields, readConsents, recordConsent } from './athlete-profile.ts';
import { FeedEvents } from './feed.ts';
import { CollectedQuery, ConversationQuery, LogQuery, PageQuery } from './http-queries.ts';
import * as http from './http.ts';
import { Benchmark, BenchmarkFields, Run, RunFields, Workout, WorkoutFields } from './log-entries.ts';
import { MakePlanRequest, NewPlan, PlanCard, PlanFromTurn, PlanInMaking, PlanListItem, WholePlan } from './plan-record.ts';
import { OPS_ROUTES, OPS_SCHEMAS } from './ops-http.ts';
import { ErrorBody, type ErrorCode } from './service-error.ts';
import { CollectedTurn } from './training-data.ts';
import { Outcome, StartTurn, TurnEvents } from './turns.ts';

/** What is sent and answered, by the name it has in the OpenAPI document. */
export const HTTP_SCHEMAS = {
  ErrorBody,
  Ok: z.object({ ok: z.literal(true) }),
  Empty: z.strictObject({}),
  ChatRequest: http.ChatRequest,
  StartTurn,
  TurnStopped: z.object({ status: z.enum(['accepted', 'running', ...Outcome.options]) }),
  ConversationCreated: http.ConversationCreated,
  ConversationRename: http.ConversationRename,
  Conversation: http.ConversationListItem,
  Message: http.MessageListItem,
  Feedback: http.Feedback,
  ProfileFields,
  Profile,
  Consents: readConsents.output,
  ConsentChange: http.ConsentChange,
  Consent: recordConsent.output,
  NewWorkout: http.NewWorkout,
  WorkoutChange: WorkoutFields.partial(),
  Workout,
  NewRun: http.NewRun,
  RunChange: RunFields.partial(),
  Run,
  NewBenchmark: http.NewBenchmark,
  BenchmarkChange: BenchmarkFields.partial(),
  Benchmark,
  MakePlanRequest,
  PlanFromTurn,
  PlanInMaking,
  NewPlan,
  PlanCard,
  PlanListItem,
  WholePlan,
  Usage,
  AccountExport: z.object({ exportedAt: z.iso.datetime() }).catchall(z.array(z.record(z.string(), z.unknown()))),
  DeletionRequest: http.DeletionRequest,
  DeletionAnswer: http.DeletionAnswer,
  Erasure: readErasure.output,
  CollectedTurn,
  ReviewRequest: http.ReviewRequest,
  ...OPS_SCHEMAS,
  OpenApiDocument: z.record(z.string(), z.unknown()),
} as const satisfies Record<string, z.ZodType>;
export type HttpSchemaName = keyof typeof HTTP_SCHEMAS;

export interface HttpRoute {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** As OpenAPI writes it, parameters in braces. A parameter is an id, unless `params` says what it is. */
  path: string;
  params?: Readonly<Record<string, z.ZodType>>;
  summary: string;
  /** Whose token it takes; `recent`: of a sign-in within ten minutes; `data` and `ops`: with that role; `none`: open. */
  auth: 'athlete' | 'recent' | 'data' | 'ops' | 'none';
  query?: z.ZodObject;
  body?: HttpSchemaName;
  /** Each good status with its body; in brackets an array, null nothing, `events` a stream of server-sent events. */
  answers: Readonly<Record<number, HttpSchemaName | readonly [HttpSchemaName] | null | 'events'>>;
  /** What a stream says, by event name. */
  events?: Readonly<Record<string, z.ZodType>>;
  /** What can go wrong beside what every route of its kind can. */
  errors: readonly ErrorCode[];
}

function route(line: string, summary: string, rest: Partial<HttpRoute> & Pick<HttpRoute, 'answers'>): HttpRoute {
  const [method = '', path = ''] = line.split(' ');
  return { method: method.toLowerCase() as HttpRoute['method'], path, summary, auth: 'athlete', errors: [], ...rest };
}

const missing = { errors: ['not_found'] } as const;
const chatEvents = { message: z.object({ token: z.string() }) };

/** Every route of the gateway. A test compares this list with what is registered. */
export const HTTP_ROUTES: readonly HttpRoute[] = [
  route('POST /api/chat', 'Ask Coach K: `data: {"token": …}` events, then `data: [DONE]`', {
    body: 'ChatRequest',
    answers: { 200: 'events' },
    events: chatEvents,
    errors: ['not_found', 'conflict'],
  }),
  route('POST /api/turns', 'Ask Coach K on a stream that can be resumed; the turn id is the idempotency key', {
    body: 'StartTurn',
    answers: { 200: 'events' },
    events: TurnEvents,
    errors: ['not_found', 'conflict'],
  }),
  route('GET /api/turns/{turnId}/events', 'Follow an answer, after `Last-Event-ID`', {
    answers: { 200: 'events' },
    events: TurnEvents,
    ...missing,
  }),
  route('POST /api/turns/{turnId}/stop', 'Stop an answer and keep what it has', { answers: { 202: 'TurnStopped' }, ...missing }),
  route('POST /api/conversations', 'Begin a conversation', { body: 'Empty', answers: { 201: 'ConversationCreated' } }),
  route('GET /api/conversations', 'Conversations, most recent first', { query: ConversationQuery, answers: { 200: ['Conversation'] } }),
  route('PATCH /api/conversations/{conversationId}', 'Rename a conversation', {
    body: 'ConversationRename',
    answers: { 200: 'Conversation' },
    ...missing,
  }),
  route('DELETE /api/conversations/{conversationId}', 'Delete a conversation for good', { answers: { 204: null }, ...missing }),
  route('GET /api/conversations/{conversationId}/messages', 'The newest messages, oldest first', {
    query: PageQuery,
    answers: { 200: ['Message'] },
    ...missing,
  }),
  route('POST /api/messages/{messageId}/feedback', 'A thumb on an answer', { body: 'Feedback', answers: { 200: 'Ok' }, ...missing }),
  route('GET /api/profile', 'The own profile', { answers: { 200: 'Profile' } }),
  route('POST /api/profile', 'Change the named fields of the profile', { body: 'ProfileFields', answers: { 200: 'Profile' } }),
  route('GET /api/consents', 'What was agreed to', { answers: { 200: 'Consents' } }),
  route('POST /api/consents', 'Agree to a use of data, or no longer', { body: 'ConsentChange', answers: { 200: 'Consent' } }),
  ...logRoutes('/api/workouts', 'workout', ['NewWorkout', 'WorkoutChange', 'Workout']),
  ...logRoutes('/api/running-logs', 'run', ['NewRun', 'RunChange', 'Run']),
  ...logRoutes('/api/benchmarks', 'benchmark', ['NewBenchmark', 'BenchmarkChange', 'Benchmark']),
  route('GET /api/plans', 'Plans without their weeks, newest first', { answers: { 200: ['PlanListItem'] } }),
  route('GET /api/plans/{planId}', 'A plan with its weeks', { answers: { 200: 'WholePlan' }, ...missing }),
  route('POST /api/plans', 'Propose a plan that was written elsewhere; it changes nothing before it is accepted', {
    body: 'NewPlan',
    answers: { 201: 'PlanCard', 200: 'PlanCard' },
    errors: ['conflict'],
  }),
  route('POST /api/plans/make', 'Have a plan made from the profile and propose it', {
    body: 'MakePlanRequest',
    answers: { 201: 'PlanCard', 200: 'PlanCard' },
    errors: ['conflict'],
  }),
  route('POST /api/plans/from-turn', 'Have the plan of an answer proposed; the same turn is the same plan', {
    body: 'PlanFromTurn',
    answers: { 201: 'PlanCard', 200: 'PlanCard', 202: 'PlanInMaking' },
    errors: ['not_found', 'forbidden', 'conflict'],
  }),
  route('POST /api/plans/{planId}/accept', 'Make a plan the active one', { answers: { 200: 'PlanListItem' }, ...missing }),
  route('POST /api/plans/{planId}/undo', 'Take the last change of plans back', {
    answers: { 200: 'PlanListItem' },
    errors: ['not_found', 'conflict'],
  }),
  route('GET /api/events', 'What changes for this athlete, on any device, after `Last-Event-ID`', {
    answers: { 200: 'events' },
    events: FeedEvents,
  }),
  route('GET /api/account/usage', "What is left of today's allowance", { answers: { 200: 'Usage' } }),
  route('GET /api/account/export', 'Everything that is stored about the athlete, as one file', {
    auth: 'recent',
    answers: { 200: 'AccountExport' },
    errors: ['conflict'],
  }),
  route('POST /api/account/deletion', 'Delete the account with all its data', {
    auth: 'recent',
    body: 'DeletionRequest',
    answers: { 202: 'DeletionAnswer' },
  }),
  route('GET /api/account/erasures/{erasureId}', 'How far an erasure is', { auth: 'none', answers: { 200: 'Erasure' }, ...missing }),
  route('GET /api/data/turns', 'Consented turns for review', { auth: 'data', query: CollectedQuery, answers: { 200: ['CollectedTurn'] } }),
  route('POST /api/data/turns/{turnId}/review', 'Say whether a turn is an example', {
    auth: 'data',
    body: 'ReviewRequest',
    answers: { 200: 'Ok' },
  }),
  ...OPS_ROUTES,
  route('GET /api/openapi.json', 'This document', { auth: 'none', answers: { 200: 'OpenApiDocument' } }),
  route('GET /healthz', 'This process runs', { auth: 'none', answers: { 200: 'Ok' } }),
  route('GET /readyz', 'New requests are welcome', { auth: 'none', answers: { 200: 'Ok' } }),
];

/** List, add, change and remove entries of one log. A repeated POST with the same id answers 200 and writes nothing. */
function logRoutes(path: string, noun: string, [added, change, entry]: [HttpSchemaName, HttpSchemaName, HttpSchemaName]): HttpRoute[] {
  const one = `${path}/{${noun}Id}`;
  return [
    route(`GET ${path}`, `Every ${noun}, newest day first`, { query: LogQuery, answers: { 200: [entry] } }),
    route(`POST ${path}`, `Write a ${noun} down`, { body: added, answers: { 201: entry, 200: entry }, errors: ['conflict'] }),
    route(`PATCH ${one}`, `Change the named fields of a ${noun}`, { body: change, answers: { 200: entry }, ...missing }),
    route(`DELETE ${one}`, `Remove a ${noun}`, { answers: { 204: null }, ...missing }),
  ];
}
