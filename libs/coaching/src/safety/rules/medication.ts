import type { SafetyRule } from '../safety-rule.ts';
import { sign } from './speak.ts';

/** Medication: no dose, no stopping, no plan built on it. */
export const MEDICATION_RULES: readonly SafetyRule[] = [
  sign('medication/named', 'medication', 'A prescribed drug changes what is safe; the prescriber answers.', [
    'on/taking/take/takes/took/started/start/starting/prescribed/prescription_for/put_me_on/gave_me/given/give_me/come_off/coming_off/stop/stopping/skip/skipping/quit/halve/halving/double/doubling/reduce/reducing/increase/upped/up/miss/missing/need/use/using/my/with/of/had/a/the/units_of/dose_of/course_of/before/after/than/some/more/since ~3 @DRUG',
    '@DRUG ~6 since/for/month*/week*/dose*/mg/before/after/daily/every/stop*/skip*/come_off/coming_off/race/training/session*/lunges/run*/heart/zone*/ok/safe/still/how_many/how_much/makes/making/started/last/monday/shot/muscles',
    '@DRUG ~2 and/with/plus ~2 @DRUG/alcohol/caffeine/pre_workout/beer',
    '@DRUG shot/injection/jab/tablet*/pills/patch*/pump/course/taper',
    '@DRUG ~2 pump/off/during/without',
    'adhd/anxiety/epilepsy/blood_pressure/heart/thyroid/diabetes/asthma/depression/migraine/antimalarial/malaria ~1 tablet/tablets/pill/pills/med/meds/medication/medicine',
  ]),
  sign('medication/change', 'medication', 'Stopping, skipping or changing a medicine.', [
    'come_off/coming_off/came_off/stop*/skip*/quit*/drop*/halve*/halving/double/doubling/up/upping/reduce/reducing/lower*/cut_down/ditch*/wean*/taper*/adjust*/change/miss/missed/forgot/delay* ~4 meds/medication/medications/medicine/medicines/tablet/tablets/pills/prescription/dose/inhaler/injections/jabs/patch/patches/treatment',
    'meds/medication/medicine/tablets/my_pills/prescription/new_pills/new_tablets ~7 makes/make/making/slow*/tired/heart/training/race/session*/run*/hr/zones/dizzy/weight/stop/skip/before/after/dose/how/should/can/interact*/side_effect*',
    'my ~1 meds/medication/medicine/prescription/tablets/dose/insulin/dosage',
    'doctor/doc/gp/psychiatrist/nurse/pharmacist/consultant/specialist ~3 gave/put/prescribed/started/switched/upped/changed ~3 me ~3 on/with/to/<[a-z]+>',
    'prescribed/prescribes ~3 me/for/last/yesterday/something/<[a-z]+>',
    'units ~2 less/more/fewer/of',
    '<\\d{2,4}> ~1 mg ~6 before/after/race/twice/daily/a_day/session*/halfway/morning/max/each',
  ]),
  sign('medication/pain', 'medication', 'Painkillers to train or race through something.', [
    'how_many/how_much/max/safe/can_i/should_i/ok_to/okay_to/fine_to/pop/popping/neck/necking/dose/take/load_up/two/three/four/couple_of/few ~5 ibuprofen/paracetamol/painkiller*/aspirin/naproxen/nurofen/advil/tylenol/voltarol/diclofenac/codeine/co_codamol/anti_inflammator*',
    'ibuprofen/painkiller*/naproxen/nurofen/advil/diclofenac/codeine/co_codamol/anti_inflammator*/voltarol ~6 get_me_through/gets_me_through/get_through/every/each/daily/before/during/mid/halfway/race/to_race/to_train/train_on/and_go/works_well/weeks',
    'paracetamol/tylenol/acetaminophen ~6 every/each/daily/before_each/before_every/max/how_many/<[4-9]>_a_day/mask*/through',
    'numb*/mask*/kill/dull ~3 pain ~4 race/session/tablets/cream/patch/spray/injection',
  ]),
];
