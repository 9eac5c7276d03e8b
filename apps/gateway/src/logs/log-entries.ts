import { addLogEntry, changeLogEntry, listLogEntries, LogQuery, removeLogEntry, Uuid, type LogEntry, type LogKind } from '@hyrox/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 as newId } from 'uuid';
import type { z } from 'zod';
import type { Athlete } from '../auth/athlete.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { linkNextPage } from '../http/page-link.ts';
import { parseId, parseRequest } from '../http/parse-request.ts';
import { REFER_TO } from '../refer-to.ts';

type NewEntry = z.input<typeof addLogEntry.input>['new'];
type EntryChange = z.input<typeof changeLogEntry.input>['change'];

/** What the three logs have in common; their routes and shapes stand in their controllers. */
@Injectable()
export class LogEntries {
  constructor(
    @Inject(BUS) private readonly bus: AskBus,
    @Inject(REFER_TO) private readonly referTo: (athleteId: string) => string,
  ) {}

  /** Newest day first, with a link to the next page. */
  async list(athlete: Athlete, kind: LogKind, request: Request, response: Response): Promise<LogEntry['entry'][]> {
    const { limit, before, from, to } = parseRequest(LogQuery, request.query);
    const bounds = { ...(before ? { before } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
    const page = await this.bus.ask(listLogEntries, { athleteId: athlete.id, kind, limit, ...bounds }, { timeoutMs: PAGE_MS });
    const entries = page.entries.map(({ entry }) => entry);
    linkNextPage(request, response, { cursor: 'before', limit, more: page.more, last: entries.at(-1)?.id });
    return entries;
  }

  /** 201 for a new entry, 200 when this id was written before. Without an id of the client's a repeat is another entry. */
  async add(athlete: Athlete, entryId: string | undefined, entry: NewEntry, response: Response): Promise<LogEntry['entry']> {
    const input = { athleteId: athlete.id, athleteRef: this.referTo(athlete.id), entryId: entryId ?? newId(), new: entry };
    const { created, added } = await this.bus.ask(addLogEntry, input, { timeoutMs: PAGE_MS });
    response.status(created ? 201 : 200);
    return added.entry;
  }

  async change(athlete: Athlete, id: string, change: EntryChange): Promise<LogEntry['entry']> {
    const input = { athleteId: athlete.id, athleteRef: this.referTo(athlete.id), entryId: parseId(Uuid, `${change.kind}Id`, id), change };
    return (await this.bus.ask(changeLogEntry, input, { timeoutMs: PAGE_MS })).changed.entry;
  }

  async remove(athlete: Athlete, id: string, kind: LogKind): Promise<void> {
    const input = { athleteId: athlete.id, athleteRef: this.referTo(athlete.id), entryId: parseId(Uuid, `${kind}Id`, id), kind };
    await this.bus.ask(removeLogEntry, input, { timeoutMs: PAGE_MS });
  }
}
