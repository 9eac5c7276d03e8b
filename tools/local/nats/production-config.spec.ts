import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { PRODUCTION_CONFIG, renderProductionConfig } from './production-config.ts';

test('the committed server configuration is the one the users and subjects say', () => {
  expect(fs.readFileSync(PRODUCTION_CONFIG, 'utf8')).toBe(renderProductionConfig());
});

test('it holds no password, syncs every write and lets nobody in unasked', () => {
  const config = renderProductionConfig();
  expect(config.match(/password: \$NATS_PASSWORD_/g)).toHaveLength(7);
  expect(config).not.toContain('@@');
  expect(config).toContain('sync_interval: always');
  expect(config).not.toContain('no_auth_user');
});
