import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

/** Fainting and nearly fainting. */
export const FAINT_RULES: readonly SafetyRule[] = [
  sign(
    'faint/out',
    'emergency',
    'Consciousness was lost: a doctor the same day.',
    [
      'was/were/been/went/go/going/gone/am/is/be ~2 out ~1 for ~4 second*/sec/secs/minute*/min/mins/moment/bit/while',
      'lose/loses/losing/lost ~1 consciousness/conscious/awareness',
      'blanked/blank/blanking/zoned/spaced ~1 ?out/completely/for_a ~6 standing/eyes/answer/respond/seconds/minute/mid/floor/remember/sprint/rower',
      'went/go/goes/gone ~1 stiff/rigid/limp ~4 shook/shaking/shook/twitch*/eyes/jerk*/minute/floor/fell',
      'found/find ~1 myself/me/him/her ~4 ground/floor/mat/deck/turf/track/grass',
      'no_clue/no_idea/dont_know/cant_say ~2 how ~2 i/he/she ~2 got/ended/landed/fell/came',
      'out_cold/knocked_out/unconscious/lost_conscious*/losing_conscious*/loss_of_conscious*/unresponsive/syncope/fell_unconscious/spark_out/sparked_out/conked_out',
      'pass/passed/passes/passing/blacked/blacking/black/zonked/clonked ~0 out',
      'swoon*/keel/keeled/keeling/crumpled/collapse/collapsed/collapses/collapsing ~1 ?over yesterday/today/twice/again/during/mid/while/when/suddenly/halfway/last/in/and/this/on_the_bike/on_the_treadmill/on_the_run/playing/for_no_reason',
      'keeled/keeling/keel_over/crumpled_to/hit_the_deck/dropped_like_a/went_down_like',
      'came_to/come_to/coming_to/came_round/come_round/came_around/woke_up/wake_up/woken/waking_up ~6 floor/ground/mat/mats/deck/turf/ambulance/people/faces/paramedic*/medic*/tarmac/pavement/ceiling/staring/hospital/everyone',
      'next_thing/next_minute/then_i_was ~6 floor/ground/deck/mat/turf/ceiling/ambulance/paramedic*/medic*/people/faces/sat/hospital/lying/back',
      'looking/staring/stared/looked ~2 up? ~1 at ~1 ceiling/sky/lights/faces',
      'seizure*/convuls*/had_a_fit/having_a_fit/fitting/jerking/shaking_all_over/body_shook',
      'fall_detection/crash_detection/emergency_sos/sos_call',
      'watch/phone ~4 rang/rings/called/calls/calling/dialled/dialed/phoned/alerted ~4 ambulance/emergency/help/999/911/112/000/wife/husband/sos/contact',
      'lights ~1 went ~1 out ~3 for_me/on_me/and_i',
      'woke/wake/woken ~2 with ~4 cut/blood/bump/bruise/egg/gash ~9 treadmill/floor/bike/gym/rower',
      'had_to ~3 slap/shake/pick/wake/revive/carry ~2 me/him/her ~1 awake/up/off/round/out',
    ],
    { anybody: true },
  ),
  sign('faint/missing-time', 'emergency', 'A gap in memory after effort is a faint, a fit or heat stroke.', [
    'no_memory/no_recollection/no_idea ~3 of/about/how ~4 run/runs/set/sets/round/station/finish/finishing/race/lap/lunges/burpees/last/driving/drive/got/getting/happened/ended/ending/home/crossing/km',
    'dont/cant/couldnt/didnt/not/hardly/barely ~1 ?really remember/recall ~3 it/finishing/falling/landing/going/getting/drive/driving/crossing/last/anything/much/what/how/end/leaving/half/second_half/coming/being/sitting/that/the_rest',
    'memory/mind ~3 blank/gap/hole/missing/gone ~6 race/run/session/sim/after/last/finish/floor/hours/minutes/evening',
    'lost/missing/lose ~4 minutes/hour/time ~8 remember/memory/sat/floor/coach/woke/next_thing/cant_account',
  ]),
  sign('faint/twice', 'emergency', 'Going down on effort, again or with a cause that nobody knows.', [
    'went/go/goes/gone/going ~1 down ~4 like_a_sack/at_the_turn/mid/hard/in_a_heap/twice/again/without/on_the_rower/on_the_track',
    'legs/knees ~2 gave_way/buckled/folded/went_from_under/just_went/turned_to_nothing ~8 floor/ground/ceiling/black/dark/room/spinning/dizzy/next',
    'nearly/almost/close_to/half/about_to/going_to/gonna/thought_id/about ~1 faint*/passed_out/pass_out/passing_out/black_out/blacked_out/gone_over/went_over/keeled/went_down/dropped/collapsed/collapse/topple*',
  ]),
  hint('faint/down', ['faint', 'nerve'], 'Going down, without a word for why.', [
    'legs/knees/knee ~2 gave_way/gave_out/buckled/folded/went/give_way/giving_way',
    'hit ~1 deck/floor/ground',
    'went_down/going_down/fell_over/toppled/slid_off/slumped/dropped_to_the_floor/grab_the_rig/grabbed_the_rig/hold_on_to_the/hang_on_to/had_to_sit/had_to_lie/have_to_sit/have_to_lie/sit_down_quick',
  ]),
  hint('faint/room', ['faint', 'heat', 'head', 'nerve', 'allergy'], 'The room moves.', [
    'room/world/floor/everything/gym/hall/head/ceiling ~2 tilt*/spin/spins/spun/spinning/swam/swim/swimming/swayed/sideways/moving/wobbl*/tunnel',
    'dizz*/giddy/lightheaded/light_headed/light_head/woozy/wooziness/vertigo/swimmy/unsteady/off_balance/wobbly/faint/faintness/head_rush/headrush/floaty/spacey/spaced',
  ]),
  hint('faint/twitch', ['faint', 'head'], 'Twitching is more than a faint.', [
    'twitch*/jerk*/shaking/shook/wet_myself/bit_my_tongue/eyes_rolled',
  ]),
  hint('faint/family', ['faint', 'heart'], 'Fainting in a family with early deaths.', [
    'brother/sister/dad/father/mum/mother/cousin/uncle/aunt/family ~6 died_young/dropped_dead/sudden_death/sudden_cardiac/same_thing/found_dead/died_suddenly/died_in_his_sleep',
  ]),
  hint('faint/help-came', ['faint', 'heart', 'heat', 'head', 'lungs'], 'Somebody thought it serious.', [
    'ambulance/paramedic*/a_e/e_r/hospital/medics/medic/medical_tent/first_aider*/drip/iv/defib*/stretcher',
  ]),
  sign('faint/sight', 'symptom', 'Sight that goes, or the floor that has to be sought, more than once: a doctor first.', [
    'everything/vision/sight/eyes/view/edges/world/it ~2 went/goes/go/going/gone/turns/turned/fades/faded/narrow*/closes/closing ~3 black/dark/grey/gray/white/tunnel/blurry/fuzzy/spotty/sparkly/blank',
    'tunnel_vision/narrow_vision/seeing_stars/see_stars/saw_stars/black_spots/black_dots/blackness/greying_out/grey_out/greyed_out/gray_out/grayed_out/whiting_out',
    'sparkle*/stars/spots/dots/fireflies/glitter/lights/snow ~3 in_front_of/before/behind/in ~2 eyes/vision',
    'keep/keeps/kept/every/each/often/always/times/again/sometimes/lately/still/constantly ~6 woozy/dizzy/lightheaded/light_headed/giddy/swimmy/wobbly/off_balance/head_rush*',
    'woozy/dizzy/lightheaded/light_headed/giddy ~8 every/each/again/times/keeps/times/month/weeks/days/standing/stand_up/get_up/lately',
    'head ~1 between ~2 knees',
    'nearly/almost ~1 hit/on/end_up_on/ended_up_on/dropped_to ~1 ?the floor/ground/deck',
    'nearly/almost ~1 ?gone/went/go over',
    'ceiling/floor/walls/wall/room/gym ~2 drift*/sway*/spins/moves/moving/tilts/swims',
    'that/the ~1 tunnel ~2 thing/again/closing/came',
    'see/seeing/saw/sees ~1 white/black/grey/stars/spots/dark/nothing ~5 standing/stand/get_up/getting_up/after/every',
    'grip/grab/hold/hang ~2 the/onto ~1 rack/rig/wall/bar/rail ~5 until/or/fall/dizzy/steady/pass*',
  ]),
];
