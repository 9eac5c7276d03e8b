import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

/** Chest pain and its indirect words. */
export const HEART_RULES: readonly SafetyRule[] = [
  sign(
    'heart/chest-feels',
    'emergency',
    'A chest that hurts, tightens or is pressed is the heart until somebody has looked.',
    [
      'chest/breastbone/sternum ~4 pain/pains/painful/ache*/aching/hurt/hurts/hurting/tight/tightness/tightens/tightening/pressure/discomfort/squeez*/heavy/heaviness/burns/burning/crush*/clamp*/constrict*/vice/vise/stabb*/twinge*/grip/gripped/gripping/closing/closes/uncomfortable',
      'tight/tightness/tightening/pain/pains/pressure/burn/burning/band/strap/belt/weight/heaviness/ache/aching/discomfort/squeeze/squeezing/stab/stabbing/vice/vise/brick/fist/cramp/twinge ~3 in/across/on/around/round/over/behind/under/into/inside/through ~3 chest/breastbone/sternum/ribcage/left_breast',
      'squeeze/squeezing/weird_squeeze/fist/grip ~6 chest/breastbone/ribs',
      'chest/heart ~3 funny/weird/odd/strange/fluttery/jumpy',
      'chest ~2 is/goes/went/gets/got/feels/felt/feeling ~2 funny/weird/odd/strange/wrong/full/squashed/squeezed',
      'angina/angina_like/heart_pain/heart_hurts/heart_aches/pain_in_my_heart/pain_around_my_heart',
      'pressing/pressure/tightness/ache/pain/burning ~3 under/behind/below/above ~2 collarbone*/ribs/breast/sternum/throat',
      'like/feels_like/is_it ~2 heartburn/indigestion/reflux ~8 skierg/run*/sprint*/sled/effort/only/row*/burpees/when_i/antacid*/hill*',
      'stone/brick/lump/rock/fist/band/knot ~3 on/in/under/behind ~2 breastbone/sternum/chest/ribs',
      'chest ~3 in_a_vice/in_a_vise/in_a_grip/wont_open',
      '@ACHE ~6 pulse/heart_rate/hr ~4 above/over/goes/hits/past',
      'throat ~3 tight ~6 arms/heavy/hill/chest/breath/effort/sled',
      'chest ~4 bothers/bothering/odd/weird/funny/off/jumps/catches',
      'collarbone/breast/rib/ribs ~2 left ~3 pain/ache/tight/hurts ~6 run*/push*/effort',
    ],
    { deniable: true },
  ),
  sign('heart/weight-on-me', 'emergency', 'Pressure described by what seems to sit on, or close around, the body.', [
    'elephant/someone/somebody/something/anvil/brick/bricks/car/weight/gorilla/bear/foot ~4 sitting/standing/kneeling/parked/pressing/sat/stood/leaning/jumping ~3 me/chest/ribs/sternum/breastbone',
    'strap/band/belt/vice/vise/rope/hoop/girdle/corset/wire ~4 round/around/across/over ~2 me/chest/ribs/upper_body',
    'squeezed/squeezing/gripped/crushed/crushing ~3 from_inside/in_the_middle/behind_the_ribs',
  ]),
  sign('heart/attack-now', 'emergency', 'A feared heart attack is one until somebody has looked.', [
    'think/thought/feel/felt/scared/worried/having/had ~5 a/mini/silent ~1 heart_attack',
    'heart/hr/pulse/heart_rate ~4 races/race/raced/jumps/jumped/shoots/shot/spikes/spiked/leaps/flies ~9 no_reason/suddenly/out_of_nowhere/drops/like_a_switch/zone_2/easy/rest/resting/sitting/for_nothing/random*',
    'suddenly/random* ~3 heart/hr/pulse ~3 race*/jump*/shoots/spikes/leaps',
    'skipped/skipping/missed/missing/extra/dropped ~1 beat/beats/heartbeat*',
    'heart/pulse ~4 stopped/stopping/stops/pausing/pauses/missed_beats/missing_beats/skipping_beats/missing_a_beat',
  ]),
  sign('heart/rhythm', 'emergency', 'A rhythm that is felt needs an ECG before the next hard session.', [
    'palpitation*/arrythmia/arrhythmi*/tachycardia/svt/ectopic*/extra_beats',
    'heart/pulse/ticker ~4 flutter*/skip/skips/skipping/skipped/flip/flips/flipping/flop/flopping/irregular/thud/thuds/thudding/bag_of_worms/all_over_the_place/out_of_rhythm/wont_slow/wont_come_down/wont_settle/galloping/galloped/quiver*/somersault*/jumps_about/jumped_to',
    'irregular/uneven/erratic/abnormal ~2 rhythm/heartbeat/heart_rate/pulse/hr/beat/beats/ecg/trace',
    'watch/garmin/apple_watch/whoop/fitbit/oura/monitor ~4 flag*/warn*/alert*/says/said/told ~4 rhythm/irregular/afib/heart/ecg',
    'flutter/flutters/fluttering ~4 chest/heart/throat/thump',
    'heart/hr/heart_rate/pulse ~4 <2[0-9]0|2[0-9]5> ~4 rest/resting/sitting/sofa/lying/bed/easy/walking',
    'heart/hr/heart_rate/pulse ~5 racing/hammering/pounding ~4 rest/resting/sitting/sofa/couch/bed/lying/night/nothing/no_reason',
    'ticker/heart ~3 thump*/double_thump/jolt*/stutter*/trips/tripping/misfire*/kick/kicks',
    'thump*/beat ~4 gap/pause/nothing ~6 then/again/warm',
    'hr/heart_rate/pulse ~4 from <\\d+> ~0 to <2\\d\\d>',
    '<2[0-3]\\d> ~5 stayed/for_ten/minutes/stuck/while_sitting ~3 there/min/minutes/ten',
  ]),
  hint('heart/pale', ['heart', 'faint', 'heat', 'allergy'], 'Pallor beside effort.', [
    'grey/gray/pale/ashen/white/green ~1 as/like ~2 ghost/sheet/ash/paper/death/chalk/putty',
    'go/goes/going/went/gone/turn/turns/turned/looked/looks/look/am/im/was ~2 grey/gray/pale/ashen/clammy',
    'lips/face ~4 funny_colour/funny_color/strange_colour/blue/grey/colour',
  ]),
  hint('heart/cold-sweat', ['heart', 'faint', 'heat', 'allergy'], 'A cold sweat is not the sweat of training.', [
    'cold/clammy/icy ~1 sweat/sweats/sweating/sweaty',
    'sweat/sweats/sweating/sweated/sweaty ~2 cold/clammy/buckets_at_rest/for_no_reason',
    'clammy/break_out_in_a_sweat/proper_sweat',
  ]),
  hint('heart/spreads', ['heart'], 'Pain of the heart goes to arm, jaw and back.', [
    '@ACHE/tight/tightness/heavy/heaviness ~5 jaw/left_arm/left_shoulder/teeth/throat/shoulder_blades',
    'jaw/left_arm/left_shoulder/shoulder_blades/both_arms ~5 @ACHE/heavy/heaviness/tight/numb/tingl*/dead',
    'down/into/along/up_to/to ~2 left_arm/jaw/neck/shoulder_blades/both_arms',
    'teeth/jaw/left_arm ~3 hurt*/ache*/sore/pain* ~9 run*/sprint*/stop/effort/fast',
    'arm ~2 like/of ~1 lead',
  ]),
  hint('heart/sick', ['heart', 'faint', 'heat', 'muscle', 'head', 'allergy', 'unwell'], 'Nausea beside another sign.', [
    'nause*/queasy/vomit*/threw_up/throw_up/throwing_up/thrown_up/puking/puked/been_sick/being_sick/was_sick',
    'feel/feels/feeling/felt/and/be/im/get/bit/go/goes ~1 sick/rough/ropey/rotten/rubbish/awful/terrible/dreadful/horrendous',
    'doom/going_to_die/about_to_die/impending',
    'sweaty/sweating ~3 sick/nause*',
    'sick ~3 sweaty/sweating',
  ]),
  hint('heart/eases', ['heart'], 'What comes with effort and goes with rest is angina until it is not.', [
    'goes/go/going/gone/eases/eased/stops/stopped/settles/settled/clears/passes/better/vanish*/fades/fine/lets/let ~5 when/if/once/as_soon_as/after/the_moment/with ~2 stop/stops/stopped/sit/sat/slow/slowed/rest/rested/resting/walk/walking/stand/ease',
    'slow*/stop*/sat/rest* ~5 it ~1 let_go/lets_go/went/goes/eased/eases/stopped/stops/passed/passes/vanished/cleared/clears/came_back',
    'comes/came/come/kicks/starts/started ~1 on/back/in ~4 minute/minutes/when_i/every/each/whenever/once_i/as_soon/effort/uphill/hills',
  ]),
  hint('heart/squeeze', ['heart'], 'Pressure without a place.', [
    'crushing/squeezing/vice_like/vise_like/constricting ~1 feeling/sensation/pressure/pain',
    'tight_rope/iron_band/tight_band/tight_belt/pressure_building/weight_on_my/fullness/full_feeling',
    'between ~2 shoulder_blades/shoulderblades',
    'had_to ~1 lie_down/stop_and_lie/sit_down',
    'short_of_puff/out_of_puff',
  ]),
  hint('heart/pounding', ['heart', 'heat', 'allergy', 'faint'], 'A heart that hammers, beside another sign.', [
    'heart/hearts/heartbeat/pulse ~3 hammer*/pound*/rac/racing/thump*/banging/going_mad/going_crazy/going_nuts/jumping/flying/through_the_roof',
  ]),
  hint('heart/heavy-arm', ['heart', 'nerve'], 'An arm that goes heavy.', [
    'arm/left_arm/arms/shoulder/left_side/side ~2 heavy/dead/aching/aches/ached/numb/tingl*/weird',
    'heavy/dead/numb ~1 arm/left_arm/left_side',
  ]),
  hint('heart/family', ['heart'], 'A family that dies young of the heart.', [
    'dad/father/mum/mom/mother/brother/sister/uncle/grandad/family/cousin ~6 died/dropped_dead/dead/death ~6 heart/sudden*/<[2-5]\\d>',
    'died/dropped_dead/death ~5 heart/cardiac ~5 <[2-5]\\d>',
    'heart ~4 runs_in/in ~1 family',
  ]),
  hint('heart/chest-named', ['heart'], 'The chest, or what people take for indigestion, beside another sign.', [
    'chest/breastbone/sternum',
    'indigestion/heartburn/reflux/trapped_wind/acid',
  ]),
  hint('heart/breath', ['heart', 'allergy', 'faint'], 'Breath that is short beside another sign.', [
    'short_of_breath/shortness_of_breath/breathless/out_of_breath/cant_catch/couldnt_catch/hard_to_breathe/get_my_breath/gasping/air_hungry',
  ]),
];
