import './jitless.ts';

export { PLAN_OF_TURN, PlanInMaking, PlanListItem, WholePlan } from '@hyrox/contracts';
