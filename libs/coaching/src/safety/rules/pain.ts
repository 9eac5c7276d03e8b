import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

const FOR_LONG =
  'week/weeks/wks/month/months/mths/since/ages/easter/christmas/summer/spring/autumn/winter/every_morning/every_run/each_run/every_time/each_time/always/night/nights/mornings/morning/after_sitting/stairs/downstairs/upstairs/sleep/worse/wakes/constantly/still/again/keeps/days/years/first_thing/limp/limping/whenever/when_i/if_i/on_the';

/** Pain and injuries that nobody has looked at. Ordinary soreness is left out. */
export const PAIN_RULES: readonly SafetyRule[] = [
  sign(
    'pain/lasting',
    'symptom',
    'A part of the body that hurts for long, at night, at each run, or more and more.',
    [
      `@BODY ~6 @ACHE ~9 ${FOR_LONG}`,
      `@ACHE ~6 @BODY ~9 ${FOR_LONG}`,
      `${FOR_LONG} ~6 @BODY ~4 @ACHE`,
      'heel/foot/arch/knee/shin/hip/ankle/shoulder/elbow/wrist/back ~5 like ~4 nail/knife/glass/needle*/pebble/stone/hot_poker/fire/toothache/stabbed/grinding/gravel/walking_on',
      'like ~4 nail/knife/glass/needle*/pebble/hot_poker ~4 heel/foot/arch/knee/shin/hip/ankle/shoulder',
      'limp/limping/limped/hobble/hobbling/hobbled/cant_walk/cant_weight_bear/cant_bear_weight/wont_take_weight/cant_put_weight/cant_put_any_weight/cant_put_my_heel/cant_put_my_foot/cant_put_it_down/on_one_leg',
      'put/bear/take ~2 weight ~3 on ~3 it/foot/leg/ankle/knee',
      'only_sleep/cant_sleep/cannot_sleep/sleep/lie/lying ~4 on ~2 my ~1 back/side/that_side/left/right ~6 shoulder/hip/cause/because',
      'wakes_me/waking_me/keeps_me_awake/keeping_me_awake/night_pain/pain_at_night/cant_sleep_on',
      'one/a/this/that/same ~1 spot/point/bit/bump ~6 hurts/hurt/tender/sore/press/touch/shin/bone',
      'hurts/hurt/sore/painful/tender ~3 to ~1 press/touch/walk/stand/sit/cough/laugh/bend/lift/climb/hop',
    ],
    { deniable: true },
  ),
  sign('pain/mechanical', 'symptom', 'Clicks, catches, locks and gives way: a clinician’s matter.', [
    '@BODY ~4 click/clicks/clicking/clunk*/catches/catching/lock/locks/locked/locking/gives/giving_way/gave_way/pop/popped/pops/grind*/crunch*/unstable/wobbles/slips_out/pops_out/came_out/pinch/pinches/pinching/pinched/snap/snapped/snapping/jam*/buckl*/went_crack/cracked',
    'click/clicks/clicking/clunk*/catches/catching/locking/pop/popped/pops/pinch/pinches/pinching/snap/snapped/grind*/crunch* ~5 in/inside/behind/of/at/around ~3 @BODY',
    'felt/heard/hear ~2 a ~2 pop/snap/crack/tear/rip/click/twang/ping ~6 @BODY/and/when/in',
    '@BODY ~4 doesnt/wont/cant/not/wouldnt ~2 bend/straighten/move/rotate/turn/lift/extend/fully',
    'cant/cannot/couldnt/unable ~3 lift/raise/bend/straighten/turn/rotate/reach/twist ~4 arm/shoulder/knee/neck/head/elbow/back/leg/overhead/wrist',
    'feels/feel/felt ~3 about/going/like_it ~3 to ~1 rip/tear/snap/pop/go/give',
    'about_to/going_to/gonna rip/tear/snap/pop/go ~4 sprint*/run/every/again',
    'cant/cannot ~1 close/make/open/clench ~2 fist/hand/finger*',
    'knuckle/joint/finger/knee/elbow/ankle ~3 huge/massive/enormous/big/twice',
  ]),
  sign('pain/happened', 'symptom', 'Something happened to a muscle or joint.', [
    'rolled/roll/twisted/twist/sprain*/turned/went_over_on/tweaked/pulled/strained/jarred/wrenched/jammed/popped/pinged/twanged/yanked/overstretched/hyperextended/bruised/landed_badly_on/did_something_to/done_something_to/aggravated/irritated/injured/hurt/buggered/messed_up/screwed_up/knackered/bust/busted/bashed/cracked/crushed/trapped/stubbed/dropped_a ~5 @BODY',
    '@BODY ~3 grabbed/grabs/pinged/twanged/went_ping/tweaked/popped/gave_out/went_pop/flared_up/flares_up/flaring_up/went_bang/seized/seized_up/locked_up/tightens/tightened_up/tore/strained/pulled/swelled/blew_up/went',
    'back/lower_back/hamstring/calf/neck/groin/hip/knee ~1 ?has ?just went/gone/goes/is_gone/is_out/went_out/spasm*',
    `@BODY ~4 @SWELL/inflamed/hot_and_red/bruis*/black_and_blue/puffed_up/a_lump/lump`,
    `@SWELL/inflamed/bruised/puffy/lump/lumpy ~4 @BODY`,
  ]),
  sign(
    'pain/some',
    'symptom',
    'A complaint in the words of athletes.',
    [
      'pain/pains/ache/discomfort/soreness/tightness/twinge/twinges/niggle/burning ~2 in/on/around/behind/under/inside/along/down/at/deep_in/below/above/across/near/between ~4 @BODY',
      'sharp/shooting/stabbing/dull/deep/burning/nagging/constant/persistent/chronic/searing/pulsing/radiating ~2 pain/pains/ache/feeling/sensation/twinge/throb',
      '@BODY ~3 ?has ?have ?been ?is ?are ?keeps ?feels nagging/nag/niggling/niggly/niggle/grumbling/grumbles/grumbly/dodgy/dicky/iffy/playing_up/acting_up/bothering/bugging/giving_me/complaining/barking/angry/cranky/unhappy/shot/buggered/knackered/wrecked_since/twinges/twinging/throbs/throbbing/stabbing/killing_me/hurts/hurting/painful/achy/aches',
      'nagging/niggling/niggle/niggly/grumbling/dodgy/dicky/tweaky/cranky/gammy ~2 @BODY',
      'hurts/hurt/aches/pain/painful/twinges/twinge/catches ~4 when/whenever/every_time/each_time/if/as_soon ~4 i/run/lunge/squat/push/press/bend/sit/walk/land/jump/lift/row/pull',
      'tendinitis/tendonitis/tendinopathy/tendinosis/bursitis/shin_splints/plantar/fasciitis/itbs/runners_knee/jumpers_knee/tennis_elbow/golfers_elbow/impingement/patellofemoral/costochondritis/pubalgia/metatarsalgia/mortons/neuroma/bakers_cyst/osgood/severs/sesamoid*/turf_toe',
      'works_round_it/works_around_it/work_round_it/work_around_it/train_through_it/train_around_it/push_through_it/tape_it/strap_it/rehab_sets/rehab_exercise*/rehab_plan/return_to_run*',
      'testicle*/testicular/breast_lump/lump ~4 pain*/found/swollen/hurt*/ache*/hard/grow*/armpit/neck/breast',
      '@BODY ~3 screams/screaming/lights_up/flares/barks/burns/killing/is_killing/complains/grumbles',
      'done ~1 my ~1 back/neck/knee/hamstring/shoulder/calf ~1 in',
      'back/neck/knee ~2 done_in/buggered_again/out_again',
      '@BODY ~4 ?is ?was ?has ?been @ACHE ~6 run*/lunge*/squat*/press*/push*/pull*/row*/sled/wall_balls/burpees/session*/training/walk*/stairs/sit*/sleep*',
      'cant/cannot/couldnt ~3 without ~2 pain/hurting/wincing/limping',
      'pain/hurt ~3 <[3-9]|10> ~1 ?out ?of 10',
      'painkiller*/ice/tape/strap/brace/physio_tape/kt_tape ~4 @BODY',
      '@BODY ~4 iced/icing/taped/strapped/braced',
      'physio/osteo/chiro ~4 fully_booked/waiting_list/cant_afford/next_month/in_three_weeks/appointment',
    ],
    { deniable: true },
  ),
  hint('pain/part', ['injury'], 'A part of the body, beside a complaint.', [
    'shoulder/knee/hip/ankle/achilles/hamstring/heel/shin/elbow/wrist/lower_back/groin/foot/calf/neck',
  ]),
  hint('pain/complaint', ['injury'], 'A complaint that names no part beside it.', [
    'hurts_to/hurts_when/stabbing/sharp_pain/limp*/swollen/bruised/cant_sleep/wakes_me/niggl*/nagging/not_right/not_been_right/something_wrong/cause_of_that/getting_worse/worse_each/worse_every',
  ]),
  hint('pain/ill', ['unwell'], 'Illness beside another sign.', [
    'fever*/feverish/temperature/chills/shivery/swollen_glands/sore_throat/flu/headache*/thumping_head/banging_head/migraine/diarrh*/the_runs/cramps_everywhere/weak_all_over/shaky/exhausted_for_weeks/night_sweats/lost_weight_without',
  ]),
];
