import { athleteOf, type Who } from './seeded-rows.ts';

export interface Actor {
  name: string;
  role: string;
  claims?: { sub?: string; role: string };
}

/** Roles that may own and see everything; nobody works as one of them. */
export const SUPERUSERS = ['postgres'];

/** Every other role there is. A role that is missing here, or that is gone, fails the matrix. */
export const ROLES = [
  'anon',
  'authenticated',
  'service_role',
  'supabase_stand_in',
  'svc_athlete_profile',
  'svc_inference_gateway',
  'svc_knowledge',
  'svc_logging',
  'svc_retrieval',
  'svc_training_data_export',
];

const claimsOf = (who: Who) => ({ sub: athleteOf(who), role: 'authenticated' });

/** Everybody who could knock: athletes with their claims, services with nobody's, with the owner's and with somebody else's. */
export const ACTORS: readonly Actor[] = [
  { name: 'owner', role: 'authenticated', claims: claimsOf('owner') },
  { name: 'other', role: 'authenticated', claims: claimsOf('other') },
  { name: 'no claims', role: 'authenticated' },
  { name: 'anon', role: 'anon', claims: { role: 'anon' } },
  { name: 'service_role', role: 'service_role', claims: { role: 'service_role' } },
  { name: 'supabase_stand_in', role: 'supabase_stand_in' },
  ...ROLES.filter((role) => role.startsWith('svc_')).flatMap((role): Actor[] => [
    { name: role, role },
    { name: `${role} for owner`, role, claims: claimsOf('owner') },
    { name: `${role} for other`, role, claims: claimsOf('other') },
  ]),
];
