import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

/**
 * The widest net: a word that no healthy athlete needs, beside a word for how long, how often or how suddenly. Ordinary soreness,
 * tiredness and cramps are not in it.
 */
export const COURSE_RULES: readonly SafetyRule[] = [
  hint('course/complaint', ['unwell'], 'A complaint beyond soreness.', [
    'buzz*/tingl*/numb*/pins_and_needles/shook/shak*/trembl*/unconscious*/conscious*/blank*/zoned_out/fuzzy/blur*/shiver*/feverish/fever/breathless*/panting/wheez*/cough*/vomit*/threw_up/throwing_up/throw_up/puke*/nause*/sick/bleed*/blood/bled/faint*/dizz*/giddy/woozy/vertigo/migraine*/headache*/rash/hives/itch*/lump*/limp*/painful/pain/pains/hurts/hurting/hurt/ached/aches/aching/throbbing/stabbing/burning/swollen/swelling/swell*/puffy/inflamed/clicking/locking/locked/inhaler/puffer/palpitation*/periods/weak/weakness/floppy/unsteady/wobbly/collapse*/blackout*/choking/confus*/slur*/jaundice/yellow/night_sweats/hoarse/bruise*/bruising/spasm*/seized/cramping/diarrh*/collapsed/fell_over/drop_things/dropping_things/drop_cups/falling_out/no_feeling/dead_leg/dead_arm/heavy_arm/skipped_beats/skipping_beats/extra_beats/racing_heart/heart_races/heart_racing/odd_heartbeat/poorly/ill/unwell/under_the_weather',
    'feel*/felt/feels/goes/went/is/was/gets ~1 funny/strange/weird/odd/off/wrong/not_right/not_good',
    '@BODY/chest/heart/head/stomach/tummy/throat/side ~3 ?is ?feels ?felt ?went funny/strange/weird/odd/heavy/off/wrong/not_right/in_bits/shot/knackered/buggered/screwed/dodgy',
  ]),
  hint('course/time', ['unwell'], 'How long, how often, how suddenly.', [
    'since/lately/recently/suddenly/every_time/each_time/every_session/every_run/every_class/every_night/every_day/every_morning/each_session/keeps/keep/kept/keeping/again/twice/third_time/second_time/worse/wont_go/wont_stop/not_going_away/hasnt_gone/still_there/still_hurts/still_hurt/constantly/all_day/all_night/whole_day/most_days/some_days/at_night/overnight/for_days/for_weeks/for_months/for_ages/a_while_now/now_and_then/no_reason/out_of_nowhere/come_and_go/comes_and_goes/on_and_off/off_and_on/happens_a_lot/whenever',
    'for/past/last/about/over/nearly/almost/now ~1 <\\d+|a|two|three|four|five|six|seven|eight|ten|few|couple> ~1 ?of ~0 days/weeks/wks/months/mths/week/month/year/years',
    '<\\d+|two|three|four|five|six|seven|eight|ten> ~0 days/weeks/wks/months/hours ~1 now/after/later/ago/straight/running/and/in',
  ]),
  hint('course/when', ['injury'], 'What brings it on.', [
    'when/whenever/as_soon_as/every_time/each_time/if/after/during/since ~1 i/the/my/each/every/a ~2 @EFFORT/bend/lift/sit/walk/stand/lie/cough/turn/press/push/pull/land/jump/twist',
  ]),
  hint('course/hurts', ['injury'], 'That it hurts.', [
    'painful/pain/pains/hurts/hurting/throbbing/stabbing/stab/stabs/sharp/shooting/swollen/swelling/puffy/inflamed/clicking/clicks/clunks/locking/pinching/pinch/twinge*/limp*/giving_way/gives_way/gave_way/gave_out/numb/tingl*/niggl*/nagging/unstable/in_bits/not_right',
  ]),
  sign('course/word', 'symptom', 'Words that are rare in training and common in complaints: they count even without a course.', [
    'breathless/breathlessness/hives/welts/inhaler/puffer/dizzy/dizziness/dizzier/giddy/woozy/wooziness/lightheaded/swollen/swelling/swells/swelled/puffy/headache/headaches/migraine/migraines/coughing/wheezing/wheezy/wheeze/fainted/fainting/lump/lumps/limp/limping/limped/feverish/fever/vomiting/vomited/puked/puking/seizure*/unconscious/hurts/bleeding/bled/clicking/clunking/throbbing/throbs/stabbing/spasm/spasms/hospital/ambulance/nauseous/nausea/palpitations/vertigo/hoarse/shivering/collapsed/unsteady/bruising/inflamed/infection/infected/tendon/ligament/cartilage/nerve/nerves_down/symptom/symptoms',
  ]),
  sign('course/medical-word', 'diagnosed', 'Words that only clinicians bring into the world.', [
    '<[a-z]{3,}(?:itis|opathy|ectomy|otomy|aemia|emia|plasty|ectasis|myelitis|sclerosis|stenosis|fibrosis|thrombosis|endometriosis|tuberculosis|cirrhosis|necrosis|neuritis|oedema|edema)>',
    'oncologist/cardiologist/neurologist/rheumatologist/nephrologist/haematologist/hematologist/endocrinologist/psychiatrist/urologist/pulmonologist/gastroenterologist/orthopaedic_surgeon/orthopedic_surgeon/pain_clinic/fracture_clinic/cardiology/neurology/oncology',
    'out_of_hospital/in_hospital/hospitalised/hospitalized/discharged_from/intensive_care/icu/admitted/emergency_room/a_and_e/ended_up_in_er/ended_up_in_a_e/put_me_in_hospital/urgent_care/walk_in_centre',
    'chemotherapy/chemo/radiotherapy/biopsy/dialysis/transplant/catheter/colostomy/stoma/shunt/feeding_tube/immunotherapy',
    'blood_pressure/bp ~4 <1[4-9]\\d|2\\d\\d>',
    'replaced/replacement ~2 hip/knee/shoulder/valve/disc',
    'hip/knee/shoulder/valve ~1 replaced/replacement',
    'out_of_hospital/after ~2 pneumonia/sepsis/meningitis/covid/surgery/stroke/chemo/heart_attack',
  ]),
];
