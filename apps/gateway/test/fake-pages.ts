import { BLANK_PROFILE } from '@hyrox/coaching';
import {
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
  listMessages,
  Profile,
  readConsents,
  readErasure,
  readUsage,
  recordConsent,
  renameConversation,
  reviewTurn,
  saveProfile,
  type ExportedPage,
} from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { answerOnBus } from './answer-on-bus.ts';
import { answerLogs, type LogStore } from './pages/fake-logs.ts';
import { answerPlans, type PlanStore } from './pages/fake-plans.ts';
import { AT, missing } from './pages/stored.ts';

const ERASURE = 'aaaaaaaa-0000-4000-8000-000000000001';

/** The services behind the pages, in memory: everything belongs to the athlete who made it, and to nobody else. */
export class FakePages {
  readonly conversations = new Map<string, { owner: string; title: string | null }>();
  readonly logs: LogStore = new Map();
  readonly plans: PlanStore = new Map();
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
    answerLogs(bus, this.logs, (input) => this.note('logs', input));
    answerPlans(bus, this.plans);
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
    const profileOf = (id: string, fields: object = {}) => ({
      profile: { ...BLANK_PROFILE, id, created_at: AT, updated_at: AT, ...fields } as Profile,
    });
    answerOnBus(this.bus, getProfile, ({ athleteId }) => profileOf(athleteId, this.profileFields));
    answerOnBus(this.bus, saveProfile, (input) => {
      this.note('profile', input);
      return profileOf(input.athleteId, input.fields);
    });
    answerOnBus(this.bus, readConsents, () => ({ health_data: false, training_reuse: false }));
    answerOnBus(this.bus, recordConsent, ({ purpose, granted }) => ({ purpose, granted }));
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
