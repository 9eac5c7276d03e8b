import { z } from 'zod';
import { AthleteId, AthleteRef } from './ids.ts';
import { rpc } from './message-kinds.ts';

export const Sex = z.enum(['male', 'female', 'other']);
export const Division = z.enum(['open', 'pro']);

/** The step of the first form to show next; `skipped` and `done` show none. */
export const OnboardingStep = z.enum(['basics', 'body', 'training', 'equipment', 'limits', 'consent', 'skipped', 'done']);
export type OnboardingStep = z.infer<typeof OnboardingStep>;

const shortText = z.string().trim().min(1).max(200);

/** The profile as the hand-off words it (snake_case), plus what the corrected schema adds. Distances in miles only where the seed says so. */
export const ProfileFields = z.strictObject({
  display_name: z.string().trim().max(80).nullable().optional(),
  weight_kg: z.number().min(20).max(300).nullable().optional(),
  height_cm: z.number().min(100).max(250).nullable().optional(),
  age: z.int().min(10).max(110).nullable().optional(),
  birth_year: z.int().min(1900).max(2100).nullable().optional(),
  sex: Sex.nullable().optional(),
  division: Division.nullable().optional(),
  timezone: z
    .string()
    .max(64)
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'Not a known time zone')
    .optional(),
  training_history: z
    .strictObject({
      run_mpw: z.number().min(0).max(300).optional(),
      strength_days: z.int().min(0).max(14).optional(),
      experience: z.enum(['beginner', 'intermediate', 'advanced']).optional(),
    })
    .nullable()
    .optional(),
  current_phase: z.enum(['general_prep', 'specific_prep', 'competition_prep', 'taper']).nullable().optional(),
  race_date: z.iso.date().nullable().optional(),
  goal_time_minutes: z.number().min(40).max(400).nullable().optional(),
  weekly_availability_hours: z.number().min(0).max(60).nullable().optional(),
  equipment_available: z.array(shortText).max(40).optional(),
  injuries_limitations: z.array(shortText).max(40).optional(),
  preferences: z
    .strictObject({
      time_of_day: z.enum(['AM', 'PM', 'any']).optional(),
      session_length_min: z.int().min(10).max(300).optional(),
      units: z.enum(['metric', 'imperial']).optional(),
    })
    .nullable()
    .optional(),
  no_race_planned: z.boolean().optional(),
  onboarding: OnboardingStep.optional(),
});
export type ProfileFields = z.infer<typeof ProfileFields>;

export const Profile = z.object({
  id: AthleteId,
  display_name: z.string().nullable(),
  weight_kg: z.number().nullable(),
  height_cm: z.number().nullable(),
  age: z.int().nullable(),
  birth_year: z.int().nullable(),
  sex: Sex.nullable(),
  division: Division.nullable(),
  timezone: z.string(),
  training_history: z.record(z.string(), z.unknown()).nullable(),
  current_phase: z.string().nullable(),
  race_date: z.iso.date().nullable(),
  goal_time_minutes: z.number().nullable(),
  weekly_availability_hours: z.number().nullable(),
  equipment_available: z.array(z.string()),
  injuries_limitations: z.array(z.string()),
  preferences: z.record(z.string(), z.unknown()).nullable(),
  /** The athlete said that there is no race; an empty `race_date` alone says nothing. */
  no_race_planned: z.boolean(),
  onboarding: OnboardingStep,
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
});
export type Profile = z.infer<typeof Profile>;

export const ConsentPurpose = z.enum(['health_data', 'training_reuse']);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/**
 * What a turn may know of its athlete, rebuilt for every turn because the race comes nearer each day.
 * `summary` is null when nothing is known or the athlete has not agreed to health data in prompts.
 */
export const summariseAthlete = rpc(
  'athlete-profile',
  'summary',
  1,
  z.object({ athleteId: AthleteId }),
  z.object({
    summary: z.string().nullable(),
    adult: z.boolean().nullable(),
    division: Division.nullable(),
    sex: Sex.nullable(),
    raceDate: z.iso.date().nullable(),
    trainingConsent: z.boolean(),
    /** What the athlete is called, so that examples for training can be written without it. */
    displayName: z.string().nullable().optional(),
  }),
);
export type AthleteSummary = z.infer<typeof summariseAthlete.output>;

export const getProfile = rpc('athlete-profile', 'get-profile', 1, z.object({ athleteId: AthleteId }), z.object({ profile: Profile }));

/** Changes the named fields and keeps the others, with its event. A race date takes back `no_race_planned`, and the other way round. */
export const saveProfile = rpc(
  'athlete-profile',
  'save-profile',
  1,
  z.object({ athleteId: AthleteId, athleteRef: AthleteRef, fields: ProfileFields }),
  z.object({ profile: Profile }),
);

/** One entry of the consent record. */
export const ConsentDecision = z.object({
  purpose: ConsentPurpose,
  granted: z.boolean(),
  text_version: z.string(),
  created_at: z.iso.datetime({ offset: true }),
});

/** Appends to the consent record; the latest entry of a purpose counts. */
export const recordConsent = rpc(
  'athlete-profile',
  'record-consent',
  1,
  z.object({
    athleteId: AthleteId,
    athleteRef: AthleteRef,
    purpose: ConsentPurpose,
    granted: z.boolean(),
    textVersion: z.string().max(40),
  }),
  z.object({ purpose: ConsentPurpose, granted: z.boolean() }),
);

export const readConsents = rpc(
  'athlete-profile',
  'read-consents',
  1,
  z.object({ athleteId: AthleteId }),
  z.object({
    health_data: z.boolean(),
    training_reuse: z.boolean(),
    /** The latest entry of each purpose, so that the athlete sees which words were agreed to and when. Optional: it came after the two flags. */
    decisions: z.array(ConsentDecision).optional(),
  }),
);
