import { expect, test } from '@jest/globals';
import { permissionsOf, readBusUsers } from './permissions.ts';
import { knowsSyncInterval, renderNatsConfig } from './render-config.ts';

const users = readBusUsers();
const passwords = Object.fromEntries(Object.keys(users).map((name) => [name, `${name}-"pw"`]));
const input = { port: 4322, storeDir: '/data/nats/store', serverVersion: '2.9.10', users, passwords };

test('every user has a quoted password and nobody gets in without one', () => {
  const config = renderNatsConfig(input);
  expect(config.match(/\{ user: /g)).toHaveLength(7);
  expect(config).toContain('{ user: "logging", password: "logging-\\"pw\\"", permissions: {');
  expect(config).not.toContain('no_auth_user');
  expect(() => renderNatsConfig({ ...input, passwords: { ...passwords, logging: '' } })).toThrow('NATS user logging has no password');
});

test.each([
  ['2.9.10', false],
  ['2.10.0', true],
  ['2.12.3', true],
  ['3.0.0', true],
  ['1.4.1', false],
])('sync_interval, which %s does not start on when it is too old: %s', (serverVersion, written) => {
  expect(knowsSyncInterval(serverVersion)).toBe(written);
  expect(renderNatsConfig({ ...input, serverVersion }).includes('sync_interval: always')).toBe(written);
});

/** Who may do more with the stream, and why: a gateway reads an athlete's facts by place for the feed; an erasure also deletes them. */
const FURTHER: Readonly<Record<string, string[]>> = {
  gateway: ['$JS.API.STREAM.MSG.GET.EVT'],
  logging: ['$JS.API.STREAM.MSG.GET.EVT', '$JS.API.STREAM.MSG.DELETE.EVT'],
  'athlete-profile': ['$JS.API.STREAM.MSG.GET.EVT', '$JS.API.STREAM.MSG.DELETE.EVT'],
};
/** A gateway hears that something was said about an athlete who listens. */
const WIDE: Readonly<Record<string, string[]>> = { gateway: ['evt.*.*.*'] };

test('nobody but admin may touch the JetStream API beyond reading the state of the stream and its own durables', () => {
  for (const [name, user] of Object.entries(users).filter(([name]) => name !== 'admin')) {
    const api = permissionsOf(name, user).publish.filter((subject) => subject.startsWith('$JS.API'));
    const more = api.filter(
      (subject) =>
        !/^\$JS\.API\.(STREAM\.(INFO\.EVT|(INFO|MSG\.GET)\.KV_[A-Z]+)|DIRECT\.GET\.KV_[A-Z]+(\.>)?|CONSUMER\.(INFO|MSG\.NEXT)\.EVT\.[a-z-]+)$/.test(
          subject,
        ),
    );
    expect(more).toEqual(FURTHER[name] ?? []);
  }
});

test('everybody hears an own inbox only, and no permission is wider than one tree', () => {
  for (const [name, user] of Object.entries(users)) {
    const { publish, subscribe } = permissionsOf(name, user);
    expect(subscribe.filter((subject) => subject.startsWith('_INBOX'))).toEqual([`_INBOX_${name}.>`]);
    expect([...publish, ...subscribe].filter((subject) => /^[>*]|^evt\.[>*]|^rpc\.[>*]/.test(subject))).toEqual(WIDE[name] ?? []);
  }
});

test('every queue group of requests is the word after rpc', () => {
  for (const [subject, queue] of Object.values(users).flatMap((user) => Object.entries(user.answers)))
    expect(queue).toBe(subject.split('.')[1]);
});
