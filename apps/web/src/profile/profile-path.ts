/** Where the athlete's profile is read and saved. */
export const PROFILE_PATH = '/api/profile';
