import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

/** Breath. "Out of breath" alone is training. */
export const LUNG_RULES: readonly SafetyRule[] = [
  sign(
    'lungs/now',
    'emergency',
    'Blood, froth, blue lips, or breath that does not come.',
    [
      'cough*/spit*/hack*/bring*_up/phlegm/spat ~5 blood/bloody/pink/red/froth/frothy/foam/rusty',
      'blood/pink/froth/frothy ~4 cough*/phlegm/spit/sputum/mucus/hanky/tissue',
      'lips/fingertips/nails/fingers/face/mouth ~3 blue/purple/grey_blue/bluish',
      'blue/purple/bluish ~1 lips/mouth/fingertips/face',
      'cant/cannot/couldnt/unable_to/struggl*/struggle_to/fight*/hard_to/trouble/difficult*/battling ~3 breathe/breathing/get_air/get_any_air/get_a_breath/get_breath/get_my_breath/breathe_in/get_enough_air/draw_breath/catch_a_breath/speak_in/talk_in/finish_a_sentence/inhale',
      'cant_breathe/couldnt_breathe/cannot_breathe/not_enough_air/no_air_going/suffocat*/sips_of_air/choking_for_air/drowning_feeling/air_hunger/starved_of_air',
      'inhaler/puffer/pump/ventolin/salbutamol/reliever/blue_one ~6 not_helping/isnt_helping/doesnt_help/didnt_help/not_working/isnt_working/doesnt_work/nothing/no_effect/empty/no_difference/not_touching/hasnt_touched/does_nothing/isnt_touching/ran_out/still_wheez*/still_tight',
      'hurts/hurt/pain/painful/stabbing/stab/sharp/knife/catch/catches ~4 breathe/breath/breathing/inhale/breathe_in/breathing_in/deep_breath/in_breath',
      'breathe/breath/breathing/inhale/deep_breath ~4 hurts/hurt/pain/painful/stabbing/stabs/sharp/knife/agony',
      'gasping/gasp/breathless/short_of_breath/out_of_breath/panting/puffed ~4 at_rest/resting/sitting/sat/lying/in_bed/doing_nothing/talking/getting_dressed/on_the_sofa/on_the_couch/walking_to/flat/at_night',
      'collapsed_lung/pneumothorax/blood_clot/pulmonary/embolism',
      'breath*/air ~3 through ~1 a ~1 straw',
      'blue_in_the_face/gone_blue/went_blue/turning_blue/turned_blue/gurgl*/was_blue',
      'straw ~6 couch/sofa/rest/sitting/night',
      'cant/cannot/couldnt/not ~2 say/speak/talk/get_out ~4 words/word/sentence ~3 between/without/breath*',
      'inhaled/breathed_in/swallowed ~2 chalk/dust/water/smoke/fumes ~9 breath*/cough*/words/chest',
    ],
    { anybody: true },
  ),
  hint('lungs/breath', ['lungs'], 'Breath that is short, beside another sign.', [
    'breath/breathe/breathing/breathless/short_of_breath/puffed/winded/sips/air',
  ]),
  hint('lungs/clot', ['lungs'], 'A clot after a flight, an operation or a cast.', [
    'flight/flew/long_haul/plane/cast/boot/crutches/bed_rest/the_pill/dvt',
    'calf/leg ~4 @SWELL/sore/tight/hot/red/painful/pain/cramp',
    '@SWELL/sore/hot/red ~2 calf/leg',
  ]),
  hint('lungs/blow', ['lungs'], 'A blow to the ribs.', [
    'knock/hit/kicked/fell/landed/crushed/handle/elbowed/whacked ~5 rib/ribs/chest/side/ribcage',
  ]),
  sign('lungs/changed', 'symptom', 'Breathlessness that is new, grows, makes a noise, or comes from nothing: a doctor before intervals.', [
    'breathless/short_of_breath/out_of_breath/out_of_puff/puffed/winded/gasping/shortness_of_breath/huffing/wheez*/no_breath ~9 stairs/flight/one_flight/walk/walking/hill_to/shower/shops/car/warm_up/easy/used_to_be/nothing/worse/weeks/months/since/covid/lately/new/suddenly/night/lying/carrying_shopping/bus/upstairs',
    'stairs/walking/warm_up/easy/since_covid/long_covid/weeks/months ~9 breathless/short_of_breath/out_of_puff/puffed/winded/gasping/shortness_of_breath',
    'wheez*/whistl*/crow*/stridor/rattl*/crackl*/squeak*/rasp*/barking/bubbling ~6 breath*/chest/lungs/throat/in_breath/night/training/sessions/run/running/cold/exercise/inhal*/lying/husband/wife/sleep',
    'breath*/chest/lungs/throat ~6 wheez*/whistl*/whistling/crowing/stridor/rattl*/crackl*/squeak*/rasp*/bubbling/noisy',
    'throat ~5 shutting/closing/closes/shuts/tightens/closing_up/locks',
    'chest_infection/pneumonia/bronchitis/pleurisy/pleuritic/flu/influenza/lungs_burn/green_gunk/green_phlegm/yellow_phlegm/chesty_cough/whooping/tuberculosis',
    'fever/temperature/temp ~2 <38|39|40>/degrees/last_night/this_morning/since/and/still/yesterday',
    'green/yellow/brown ~1 gunk/phlegm/snot/mucus/stuff/sputum',
    'asthma/asthmatic/inhaler/pump/puffer/ventolin ~7 more/worse/times/twice/daily/every_day/every_session/night/attack/attacks/before_every/instead/lately/still/cold/new/flare*/playing_up/bad',
    'inhaler/puffer/pump ~5 before/during/after/every/each ~3 class/session/run/race/during/workout/interval*/and',
    'cant/cannot/couldnt/hard_to/unable ~2 get/take/draw/catch ~2 deep_breath/full_breath/proper_breath/breath_in/breath',
    'breathless*/shortness ~4 suddenly/sudden/office/desk/rest/night/leg/calf/resting',
    'sudden/suddenly ~3 breathless*/short_of_breath/gasping/shortness',
    'asthma_attack/asthma_attacks/my_asthma/got_asthma/have_asthma/am_asthmatic/im_asthmatic/severe_asthma',
    'inhaler/puffer ~3 friend/mate/borrow*/someone/somebody/partner/wife/husband/brother/sister/kid/son/daughter',
    'cough/coughing ~5 weeks/months/wont_go/wont_shift/every_night/at_night/after_every/for_hours/since/worse',
    'covid/virus ~7 breath*/heart/tired/exhaust*/puff/fatigue*/wiped/tight/heavy/rebuild/come_back/back_to/return',
    'stop/pause/rest ~4 on/up ~1 the ~1 stairs ~6 air/breath/breathe/get',
    'stairs/hill/walk ~5 to ~2 get ~1 air/breath/my_breath',
    'peak_flow ~3 down/dropped/low/<\\d+>',
    'puffed/winded/breathless ~2 after/from ~1 brushing/dressing/talking/showering/eating/making/climbing/walking/getting',
  ]),
];
