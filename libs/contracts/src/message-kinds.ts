import type { z } from 'zod';

/** A question with one answer. Every instance of the answering service shares the queue group named after it. */
export interface Rpc<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'rpc';
  readonly subject: string;
  readonly queue: string;
  readonly input: I;
  readonly output: O;
}

/** A question to one process, named by its holder id (`inference.w7Jk2`, `gateway.a91xQ`). */
export interface Addressed<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'addressed';
  readonly verb: string;
  readonly input: I;
  readonly output: O;
}

/** A broadcast hint: losing one costs time, never truth. */
export interface Signal<D extends z.ZodType = z.ZodType> {
  readonly kind: 'signal';
  readonly subject: string;
  readonly data: D;
}

/** A fact, written to the outbox in the statement that made it true, delivered at least once through JetStream. */
export interface EventContract<D extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  readonly name: string;
  readonly version: number;
  readonly data: D;
}

/** A value that the replicas of one service hold in common, in a key-value bucket: a hint that each could find out alone, never truth. */
export interface SharedContract<D extends z.ZodType = z.ZodType> {
  readonly kind: 'shared';
  readonly bucket: string;
  readonly prefix: string;
  readonly data: D;
}

/** `rpc.<service>.<verb>.v<version>`. Requests never live under `evt.`: a stream that covers a request subject would answer it. */
export function rpc<I extends z.ZodType, O extends z.ZodType>(
  service: string,
  verb: string,
  version: number,
  input: I,
  output: O,
): Rpc<I, O> {
  return { kind: 'rpc', subject: `rpc.${service}.${verb}.v${version}`, queue: service, input, output };
}

/** Answered by one holder on `<holder>.<verb>`. */
export function addressed<I extends z.ZodType, O extends z.ZodType>(verb: string, input: I, output: O): Addressed<I, O> {
  return { kind: 'addressed', verb, input, output };
}

/** `<area>.<fact>.v<version>`, heard by everyone who is connected. */
export function signal<D extends z.ZodType>(area: string, fact: string, version: number, data: D): Signal<D> {
  return { kind: 'signal', subject: `${area}.${fact}.v${version}`, data };
}

/** `evt.<name>.v<version>.<athleteRef>`: one athlete's facts can be listed and erased by subject. */
export function event<D extends z.ZodType>(name: string, version: number, data: D): EventContract<D> {
  return { kind: 'event', name, version, data };
}

/** The subject an event of this kind is published on for one athlete (opaque reference), or for nobody in particular (`system`). */
export function eventSubject(contract: EventContract, athleteRef = 'system'): string {
  return `evt.${contract.name}.v${contract.version}.${athleteRef}`;
}

/** The one filter subject a durable consumer of this event uses. */
export function eventFilter(contract: EventContract): string {
  return `evt.${contract.name}.v${contract.version}.>`;
}

/** Keys `<name>.v<version>.<id>` of one bucket; the id may be any text. */
export function shared<D extends z.ZodType>(bucket: string, name: string, version: number, data: D): SharedContract<D> {
  return { kind: 'shared', bucket, prefix: `${name}.v${version}`, data };
}

/** Where the value of one id is kept. A key allows few characters, so the id is written as hexadecimal UTF-8. */
export function sharedKey(contract: SharedContract, id: string): string {
  return `${contract.prefix}.${[...new TextEncoder().encode(id)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The id of a key that `sharedKey` made. */
export function sharedId(contract: SharedContract, key: string): string {
  const hex = key.slice(contract.prefix.length + 1);
  return new TextDecoder().decode(Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
}
