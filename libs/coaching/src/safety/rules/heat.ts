import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

/** Heat illness and too much water. */
export const HEAT_RULES: readonly SafetyRule[] = [
  sign(
    'heat/stroke',
    'emergency',
    'Confusion, staggering or dry skin in the heat is heat stroke until cooled.',
    [
      'heat_stroke/heatstroke/sunstroke/sun_stroke/hyperthermia',
      'not/isnt/stopped/wasnt/arent/doesnt/not_making ~1 ?making/make sense',
      'stopped/not/no/quit/isnt/no_longer/without/no_more ~2 sweating/sweat ~9 hot/heat/dry/skin/sun/legs/dizzy/headache/round/rounds/red/confused/burning/km/laps/sauna/boiling',
      'hot/heat/sun/sauna/boiling/dry/humid ~6 stopped/not/no_longer/isnt/quit/no/no_more ~1 sweat/sweating',
      'temp/temperature/thermometer/core ~5 <39|40|41|42|10[3-7]>',
      'stopped/no_longer/quit/not ~1 ?even ?really sweating',
      '<39|40|41|42> ~4 temp/temperature/thermometer/and_shivering/still_shivering',
      'goosebumps/goose_bumps/chills/shiver*/cold ~6 heat/hot/sun/degrees/<3\\d>/boiling/roasting',
      'heat/hot/sun/degrees/boiling/roasting/sauna ~6 goosebumps/goose_bumps/chills/shiver*/gone_cold/went_cold/felt_cold/feel_cold',
      'hes_confused/shes_confused/is_confused/very_confused/really_confused/so_confused/totally_confused/got_confused/disoriented/disorientated/delirious/incoherent/babbling/raving/talking_rubbish/talking_nonsense/talking_gibberish/didnt_know_where/dont_know_where_i/dont_know_where_im/forgot_my_name/forgot_where/hallucinat*/seeing_things/staggering/staggered/stumbling_like/zigzag*/weaving',
      'he/she/they/s ~1 stopped ~1 sweating',
      'keep/keeping ~2 water ~1 down',
      'swearing/fighting/aggressive/babbling ~9 hot/heat/<3\\d>/sun',
    ],
    { anybody: true },
  ),
  sign('heat/water', 'emergency', 'Litres of plain water and a muddled head: the salt in the blood is too low.', [
    '<[3-9]|1\\d|three|four|five|six|seven|eight> l/ltr/liter*/litre* ~3 ?plain water ~9 headache/muddled/confused/puffy/swollen/sick/drunk/bloated/vomit*/dizzy/fuzzy/nause*/hands',
    'hyponatr*/water_intoxication/water_poisoning',
  ]),
  sign('heat/earlier', 'diagnosed', 'After a heat illness no heat sessions are planned before a doctor has agreed.', [
    'heat_exhaustion/heat_illness/heat_injury/heat_collapse/heat_syncope/heat_intoleran*',
  ]),
  sign('heat/unwell', 'symptom', 'Ill each time it is warm, or for hours afterwards: a doctor before the next warm session.', [
    'cramp*/cramping ~4 everywhere/all_over/whole_body/full_body ~9 nause*/sick/headache/head/dizzy/hot/heat/sun/vomit*/noon',
    'woozy/sick/dizzy/nause*/ill/faint/headache*/rough/vomit*/awful ~8 hot/heat/sun/warm/warmth/<2[5-9]|3\\d|8\\d|9\\d>/humid/sauna/summer/noon/midday',
    'hot/heat/sun/warm/warmth/humid/sauna/noon/midday/heatwave ~8 woozy/sick/dizzy/nause*/ill/headache*/rubbish/vomit*/thumping_head/banging_head/pounding_head/migraine',
    'above/over <2\\d|3\\d> ~4 ?degrees ~3 toilet/sick/vomit*/puke/throw*/faint*/dizzy/lie',
    'hug*/hugging ~1 the ~1 toilet/bowl/bucket',
  ]),
  hint('heat/context', ['heat'], 'Heat, beside a sign that the head suffers.', [
    'summer/heat/hot/sun/sunny/sauna/humid*/heatwave/boiling/roasting/baking/sweltering/scorching/tropical/hot_yoga/sweat_suit/bin_bag/bin_liner/steam_room/no_aircon/no_air_con/overheat*/greenhouse',
    '<3[0-9]> degrees/c/deg/celcius/celsius/outside/in_the_shade',
    '<8[5-9]|9\\d|10\\d> degrees/f/fahrenheit',
  ]),
  hint('heat/head', ['heat'], 'The head suffers.', [
    'confus*/muddl*/spaced/spacey/spaced_out/drunk/zombie/delirious/babbl*/slur*/wrong_way/the_other_way/into_a_fence/lost_my_way/didnt_recognise/funny/jelly_legs/legs_going/wobbl*/stagger*/vomit*/threw_up/throwing_up/been_sick/stopped_sweating/not_sweating/dry_skin/skin_dry/dont_remember/dont_really_remember/cant_remember/collapse*/passed_out/out_of_it/not_with_it/not_herself/not_himself/glazed/vacant/aggressive/snapp*/crying',
    'headache/head_ache/banging_head/thumping_head/pounding_head/head_pounding/head_banging/migraine/thumping/splitting_head',
    'heart ~3 wont_slow/wont_come_down/racing',
    'puffy/swollen ~1 hands/fingers/face',
  ]),
];
