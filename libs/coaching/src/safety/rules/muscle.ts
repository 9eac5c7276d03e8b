import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

const DARK =
  'cola/coke/coca_cola/coffee/tea/tea_coloured/guinness/stout/rust/rusty/rusty_pipe/brown/brownish/dark/darker/black/red/reddish/blood/bloody/port/syrup/treacle/whisky/whiskey/maple/mahogany/bovril/gravy/beer/ale/wine/iced_tea/pink/orange/mud/muddy/soy_sauce/pepsi/root_beer/burgundy/chocolate/molasses';
const URINE =
  'pee/peed/peeing/wee/weed/weeing/urine/piss/pissing/pissed/loo/toilet/toilet_bowl/bowl/bathroom/water_works/peepee/urinate/urinating/tinkle/number_one';

/** Muscle breakdown and pressure inside a muscle. */
export const MUSCLE_RULES: readonly SafetyRule[] = [
  sign('muscle/urine', 'emergency', 'Dark urine after hard work is muscle in the kidneys.', [
    `${URINE} ~6 ${DARK}`,
    `<cola|coke|tea|coffee|brown|dark|rust|black|red|blood|rusty|bloody|blackish|brownish> ~1 ?colour/color/coloured/colored/ish ~1 pee/wee/urine/piss/water_in_the_loo`,
    'blood in ~2 pee/wee/urine/piss/toilet/loo',
    'rhabdo/rhabdomyolysis/rabdo/rhabo/myoglobin*',
    'stopped/barely/hardly/not/no/havent/hasnt/cant/hardly_any ~1 peeing/peed/weed/weeing/urine/been_for_a_wee ~8 hours/day/yesterday/since/morning',
    'hardly/barely/not ~1 go/going/been/went ~2 since/to_the_loo/for_a_wee ~9 lunges/squats/session/yesterday/hurts/swollen',
    'kidney/kidneys ~2 area/region ~2 hurt*/sore/ache*/pain*',
    'my_water/water ~2 is ~1 brown/dark/red/black/like_cola/rusty',
  ]),
  sign('muscle/ck', 'emergency', 'A creatine kinase in the thousands is a matter for today.', [
    'ck/cpk/creatine_kinase ~6 <\\d{4,}>/thousand*/sky_high/through_the_roof/very_high/too_high/off_the_scale/urgent*/hospital/dangerous*',
    'kidney/kidneys ~4 damage/damaged/fail*/hurt/hurting/pain*/injury/levels/function ~9 @EFFORT/lunges/squats/doms/sore',
    'ck/cpk ~6 <\\d+k>',
  ]),
  sign('muscle/useless', 'emergency', 'Limbs that cannot be bent, straightened or lifted after a session are more than sore.', [
    'arm/arms/elbow/elbows/leg/legs/knee/knees ~2 wont/cant/dont/wouldnt/refuse_to/will_not/cannot/unable_to ~1 bend/straighten/move/lift/extend/unbend/work/fold/close',
    'havent/hasnt/not/wasnt/werent ~1 been_able/able ~1 to ~1 bend/straighten/move/lift/extend/raise/walk/open',
    'cant/cannot/couldnt/unable_to ~1 ?even ?fully bend/straighten/lift/extend/raise ~2 arms/legs/elbows/feet/foot/arm ~9 kerb/curb/kettle/cup/hair/teeth/phone/face/swollen/days/workout/class/session/since/after/@EFFORT',
    'arms/legs ~2 useless/dont_work/stopped_working/wont_work/given_up_completely ~9 kettle/nause*/sick/swollen/cup/brush/days',
    'compartment_syndrome/compartment',
    'out_of_proportion/disproportionate',
    'cant/cannot/couldnt ~2 lift/raise/get ~2 arms/arm ~3 wash/brush/comb/hair/head/dressed/cup',
  ]),
  hint('muscle/hard', ['muscle'], 'Muscles hard or swollen beyond soreness.', [
    'rock_hard/hard_as_rock/hard_as_wood/like_wood/like_stone/like_a_drum/tight_as_a_drum/like_rocks/woody/shiny/tense_as/solid_as/like_popeye',
    '@BODY ~4 @SWELL',
    '@SWELL ~3 @BODY/muscles/twice_the_size/double_the_size',
    'twice/double/huge ~2 size/normal_size/swollen',
    'like ~1 footballs/balloons/sausages/hams/melons/drums/tree_trunks',
  ]),
  hint('muscle/cannot', ['muscle'], 'A limb that cannot be used for small things.', [
    'cant/cannot/couldnt/unable ~2 lift/raise/hold/pick/wash/brush/comb/bend/straighten/get ~4 kettle/cup/hair/teeth/feet/foot/kerb/phone/arm/arms/elbows/elbow/legs/leg/toilet/stairs/couch/sofa/bed/dressed',
    'weak/weakness/useless/no_strength ~3 not_just_sore/arms/legs/muscles/quads/shoulders',
    'muscle/muscles/arms/legs/quads/shoulders/lats ~3 weak/useless/weakness',
  ]),
  hint('muscle/agony', ['muscle'], 'Pain that does not fit.', [
    'cant_touch/cant_even_touch/hurts_to_touch/painful_to_touch/feverish/fever/agony/excruciating/unbearable/worst_pain/screaming/worse_than_doms/not_normal_doms/not_like_doms/never_had_doms/way_beyond/beyond_sore/more_than_sore/worse_each_day/worse_every_day/getting_worse/not_just_sore',
    'foot/toes/fingers/hand ~3 cold/white/blue/numb/tingl*',
  ]),
  hint('muscle/overdone', ['muscle'], 'Far more than the body knew.', [
    '<[1-9]\\d\\d> ~2 lunges/lunge/burpees/burpee/pull_ups/pullups/squats/push_ups/wall_balls/press_ups/sit_ups/reps/dips/challenge/murph',
    'ems/murph/first_class/first_session/first_workout/first_gym_session/first_crossfit/challenge',
    'first ~3 in/since/for ~2 years/year/months/ages',
  ]),
];
