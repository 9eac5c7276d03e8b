import {
  acceptPlan,
  addLogEntry,
  Benchmark,
  changeLogEntry,
  createConversation,
  deleteConversation,
  eraseAthlete,
  exportCollected,
  exportConversations,
  exportProfile,
  exportUsage,
  getProfile,
  giveFeedback,
  listCollected,
  listConversations,
  listLogEntries,
  listMessages,
  listPlans,
  Profile,
  proposePlan,
  readConsents,
  readErasure,
  readPlan,
  readUsage,
  recordConsent,
  removeLogEntry,
  renameConversation,
  reviewTurn,
  Run,
  saveProfile,
  ServiceError,
  undoPlanChange,
  Workout,
  type ExportedPage,
  type LogEntry,
  type Plan,
  type PlanFinding,
  type PlanListItem,
} from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { answerOnBus } from './answer-on-bus.ts';

const AT = '2026-11-21T10:00:00.000Z';
const ERASURE = 'aaaaaaaa-0000-4000-8000-000000000001';
const missing = (): never => {
  throw new ServiceError('not_found', 'There is nothing here');
};

/** Fills what a new entry does not say with null, as the columns do. */
function asStored(kind: LogEntry['kind'], id: string, fields: object): LogEntry {
  const shape = { workout: Workout, run: Run, benchmark: Benchmark }[kind];
  const blank = Object.fromEntries(Object.keys(shape.shape).map((key) => [key, null]));
  return { kind, entry: { ...blank, ...fields, id, created_at: AT } } as LogEntry;
}

/** The services behind the pages, in memory: everything belongs to the athlete who made it, and to nobody else. */
export class FakePages {
  readonly conversations = new Map<string, { owner: string; title: string | null }>();
  readonly logs = new Map<string, { owner: string; stored: LogEntry }>();
  readonly plans = new Map<string, { owner: string; stored: PlanListItem; plan: Plan; findings: PlanFinding[] }>();
  /** What the profile says beside nothing. */
  profileFields: Partial<Profile> = {};
  readonly messages = new Map<string, string>();
  /** The last input of each subject. */
  readonly asked = new Map<string, unknown>();
  readonly erased: string[] = [];
  /** What the service behind `GET /api/account/usage` dies of, in its own words. */
  failure = '';
  /** What an export says, page by page, by source. */
  exportPages: Record<
    'profile' | 'conversations' | 'collected' | 'usage',
    (cursor: string | undefined) => ExportedPage | Promise<ExportedPage>
  > = {
    profile: () => ({ part: 'profile', rows: [] }),
    conversations: () => ({ part: 'conversations', rows: [] }),
    collected: () => ({ part: 'collected_for_training', rows: [] }),
    usage: () => ({ part: 'usage', rows: [] }),
  };

  constructor(private readonly bus: Bus) {
    this.answerConversations();
    this.answerProfile();
    this.answerLogs();
    this.answerPlans();
    this.answerAccount();
    this.answerTrainingData();
  }

  private note(name: string, input: unknown): void {
    this.asked.set(name, input);
  }

  private ownConversation(id: string, athleteId: string) {
    const conversation = this.conversations.get(id);
    if (conversation?.owner !== athleteId) return missing();
    return { id, title: conversation.title, startedAt: AT, updatedAt: AT, lastMessagePreview: '' };
  }

  private answerConversations(): void {
    const { bus, conversations } = this;
    answerOnBus(bus, createConversation, ({ athleteId, conversationId }) => {
      conversations.set(conversationId, { owner: athleteId, title: null });
      return { conversation: this.ownConversation(conversationId, athleteId) };
    });
    answerOnBus(bus, listConversations, (input) => {
      this.note('list', input);
      const own = [...conversations]
        .filter(([, { owner }]) => owner === input.athleteId)
        .map(([id]) => this.ownConversation(id, input.athleteId));
      return { conversations: own.slice(0, input.limit), more: own.length > input.limit };
    });
    answerOnBus(bus, renameConversation, ({ athleteId, conversationId, title }) => {
      this.ownConversation(conversationId, athleteId);
      conversations.set(conversationId, { owner: athleteId, title });
      return { conversation: this.ownConversation(conversationId, athleteId) };
    });
    answerOnBus(bus, deleteConversation, ({ athleteId, conversationId }) => {
      this.ownConversation(conversationId, athleteId);
      conversations.delete(conversationId);
      return { ok: true as const };
    });
    answerOnBus(bus, listMessages, ({ athleteId, conversationId }) => {
      this.ownConversation(conversationId, athleteId);
      return { messages: [], more: false };
    });
    answerOnBus(bus, giveFeedback, (input) => {
      this.note('feedback', input);
      return this.messages.get(input.messageId) === input.athleteId ? { ok: true as const } : missing();
    });
  }

  private answerProfile(): void {
    const profileOf = (id: string, fields: object = {}) => {
      const blank = Object.fromEntries(Object.keys(Profile.shape).map((key) => [key, null]));
      const set = { id, timezone: 'UTC', equipment_available: [], injuries_limitations: [], no_race_planned: false, onboarding: 'basics' };
      return { profile: { ...blank, ...set, created_at: AT, updated_at: AT, ...fields } as unknown as Profile };
    };
    answerOnBus(this.bus, getProfile, ({ athleteId }) => profileOf(athleteId, this.profileFields));
    answerOnBus(this.bus, saveProfile, (input) => {
      this.note('profile', input);
      return profileOf(input.athleteId, input.fields);
    });
    answerOnBus(this.bus, readConsents, () => ({ health_data: false, training_reuse: false }));
    answerOnBus(this.bus, recordConsent, ({ purpose, granted }) => ({ purpose, granted }));
  }

  private answerLogs(): void {
    const { bus, logs } = this;
    const own = (id: string, athleteId: string, kind: string) => {
      const found = logs.get(id);
      return found?.owner === athleteId && found.stored.kind === kind ? found.stored : missing();
    };
    answerOnBus(bus, addLogEntry, ({ athleteId, entryId, new: entry }) => {
      const known = logs.get(entryId);
      if (known && known.owner !== athleteId) throw new ServiceError('conflict', 'This id is taken', { field: 'id' });
      const stored = known?.stored ?? asStored(entry.kind, entryId, entry.fields);
      logs.set(entryId, { owner: athleteId, stored });
      return { created: !known, added: stored };
    });
    answerOnBus(bus, listLogEntries, (input) => {
      this.note('logs', input);
      const entries = [...logs.values()].filter(({ owner, stored }) => owner === input.athleteId && stored.kind === input.kind);
      return { entries: entries.slice(0, input.limit).map(({ stored }) => stored), more: entries.length > input.limit };
    });
    answerOnBus(bus, changeLogEntry, ({ athleteId, entryId, change }) => {
      const stored = own(entryId, athleteId, change.kind);
      const changed = { ...stored, entry: { ...stored.entry, ...change.fields } } as LogEntry;
      logs.set(entryId, { owner: athleteId, stored: changed });
      return { changed };
    });
    answerOnBus(bus, removeLogEntry, ({ athleteId, entryId, kind }) => {
      own(entryId, athleteId, kind);
      logs.delete(entryId);
      return { ok: true as const };
    });
  }

  private answerPlans(): void {
    const { bus, plans } = this;
    const own = (id: string, athleteId: string) => {
      const found = plans.get(id);
      return found?.owner === athleteId ? found : missing();
    };
    const become = (id: string, athleteId: string, status: PlanListItem['status']) => {
      const found = own(id, athleteId);
      found.stored = { ...found.stored, status };
      return { stored: found.stored };
    };
    answerOnBus(bus, proposePlan, ({ athleteId, planId, plan, madeBecause, findings }) => {
      const known = plans.get(planId);
      if (known && known.owner !== athleteId) throw new ServiceError('conflict', 'This id is taken', { field: 'id' });
      const { title, startDate, raceDate, madeBy } = plan;
      const fresh = { id: planId, title, status: 'proposed' as const, startDate, raceDate, madeBy, madeBecause, createdAt: AT };
      const stored = known?.stored ?? fresh;
      if (!known) plans.set(planId, { owner: athleteId, stored, plan, findings });
      return { created: !known, stored };
    });
    answerOnBus(bus, acceptPlan, ({ athleteId, planId }) => become(planId, athleteId, 'active'));
    answerOnBus(bus, undoPlanChange, ({ athleteId, planId }) => become(planId, athleteId, 'proposed'));
    answerOnBus(bus, listPlans, ({ athleteId }) => ({
      plans: [...plans.values()].filter(({ owner }) => owner === athleteId).map(({ stored }) => stored),
    }));
    answerOnBus(bus, readPlan, ({ athleteId, planId }) => {
      const { stored, plan, findings } = own(planId, athleteId);
      return { stored, plan, findings };
    });
  }

  private answerAccount(): void {
    const { bus } = this;
    const usage = { turnsToday: 1, turnsPerDay: 100, tokensToday: 5, tokensPerDay: 450_000, turnsPerMinute: 10, resetsAt: AT };
    answerOnBus(bus, readUsage, () => {
      if (this.failure) throw new Error(this.failure);
      return { usage };
    });
    answerOnBus(bus, eraseAthlete, ({ athleteId }) => {
      this.erased.push(athleteId);
      return { erasureId: ERASURE, requestedAt: AT };
    });
    answerOnBus(bus, readErasure, ({ erasureId }) =>
      erasureId === ERASURE ? { requestedAt: AT, completedAt: null, steps: { collected: AT } } : missing(),
    );
    answerOnBus(bus, exportProfile, ({ cursor }) => this.exportPages.profile(cursor));
    answerOnBus(bus, exportConversations, ({ cursor }) => this.exportPages.conversations(cursor));
    answerOnBus(bus, exportCollected, ({ cursor }) => this.exportPages.collected(cursor));
    answerOnBus(bus, exportUsage, ({ cursor }) => this.exportPages.usage(cursor));
  }

  private answerTrainingData(): void {
    answerOnBus(this.bus, listCollected, (input) => {
      this.note('collected', input);
      return { turns: [], more: false };
    });
    answerOnBus(this.bus, reviewTurn, (input) => {
      this.note('review', input);
      return { ok: true as const };
    });
  }
}
