import './jitless.ts';

export { Benchmark, Run, Workout } from '@hyrox/contracts';
