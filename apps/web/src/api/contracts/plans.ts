import './jitless.ts';

export { PLAN_OF_TURN, PlanInMaking, WholePlan } from '@hyrox/contracts';
