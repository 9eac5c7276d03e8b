import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { CLUSTER_CONFIG, PRODUCTION_CONFIG, renderClusterConfig, renderProductionConfig, SINGLE_CONFIG } from './production-config.ts';

test('the committed server configuration is the one the users and subjects say', () => {
  for (const file of [PRODUCTION_CONFIG, SINGLE_CONFIG]) expect(fs.readFileSync(file, 'utf8')).toBe(renderProductionConfig());
  expect(fs.readFileSync(CLUSTER_CONFIG, 'utf8')).toBe(renderClusterConfig());
});

test('K05: it holds no password, syncs every write and lets nobody in unasked', () => {
  const config = renderProductionConfig();
  expect(config.match(/password: \$NATS_PASSWORD_/g)).toHaveLength(7);
  expect(config).not.toContain('@@');
  expect(config).toMatch(/^ {2}sync_interval: always$/mu);
  expect(config).not.toContain('no_auth_user');
  expect(config.match(/\{ user: /gu)).toHaveLength(7);
  expect(config.match(/publish: \{ (?:allow|deny): \[".+\] \}/gu)).toHaveLength(7);
  expect(config.match(/subscribe: \{ allow: \[".+\] \}/gu)).toHaveLength(7);
});
