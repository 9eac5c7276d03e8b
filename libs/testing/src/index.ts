export { Device, type DeviceOptions, type DeviceView, type TurnRequest } from './device.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
