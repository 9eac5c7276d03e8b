/** Where the athlete's plans are listed. */
export const PLANS_PATH = '/api/plans';
