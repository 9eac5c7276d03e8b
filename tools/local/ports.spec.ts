import { expect, test } from '@jest/globals';
import { portsFrom } from './ports.ts';

test('without a wish the ports are those of the design', () => {
  expect(portsFrom()).toMatchObject({
    web: 3000,
    gateway: 3001,
    nats: 4322,
    database: 54329,
    supabase: 54331,
    openai: 54332,
    nebius: 54333,
  });
  expect(portsFrom().metrics).toMatchObject({ gateway: 9101, 'training-data-export': 9106 });
});

test('--port 4000 moves every port by 1000', () => {
  expect(portsFrom(4000)).toMatchObject({ web: 4000, gateway: 4001, nats: 5322, database: 55329, nebius: 55333 });
  expect(portsFrom(4000).metrics.logging).toBe(10105);
});

test.each([0, 1023, 14_203, 3000.5, Number.NaN])('%p is refused with the range', (port) => {
  expect(() => portsFrom(port)).toThrow('--port takes a number from 1024 to 14202');
});
