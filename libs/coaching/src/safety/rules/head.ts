import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

const BLOW =
  'hit/hits/bang/banged/bump/bumped/knock/knocked/smack/smacked/crack/cracked/whack/whacked/clonk*/bash/bashed/clatter*/clobber*/thump/thumped/struck/clipped/caught/kicked/headbutt*/bonk*/clout*/slam*/landed_on/fell_on/came_down_on/dropped_on';

/** Head injury. */
export const HEAD_RULES: readonly SafetyRule[] = [
  sign(
    'head/danger',
    'emergency',
    'A head injury with one of these signs is a bleed until it is not.',
    [
      'pupil/pupils ~4 bigger/different/uneven/larger/unequal/blown/not_the_same',
      'see/seeing/saw/sees/everything/everythings/vision/all ~2 double/two_of/twice/doubled',
      'clear/watery/fluid/blood/liquid ~4 from/out_of/in ~2 nose/ear/ears',
      'worst ~3 headache/head_pain/pain_in_my_head',
      'thunderclap/sudden_headache/explosive_headache/headache_exploded/bolt_in_my_head/popped_in_my_head',
      'headache/head ~5 getting_worse/becomes_worse/became_worse/worse_and_worse/keeps_getting_worse/worse_today/worse_every/worse_by',
      'suddenly/exploded/explosion/sudden/burst/instant ~5 headache/in_my_head/back_of_my_head',
      'skull/skull_fracture/brain_bleed/black_eyes_both/panda_eyes',
      'headache/head_pain ~4 lifting/strain*/deadlift*/squat*/rep/max ~5 sudden*/worst/explod*/burst/thunder*/vomit*/neck',
      'one ~1 eye/pupil ~3 weird/bigger/odd/different/wrong/strange',
      'nose/ear/ears ~2 running/leaking/dripping ~2 clear/watery/fluid/blood',
      'doesnt/dont/didnt/cant ~1 know/remember/say ~2 what_day/what_year/who/where ~3 it/he/she/i/is',
    ],
    { anybody: true },
  ),
  hint('head/blow', ['head'], 'A blow to the head.', [
    `${BLOW} ~7 head/skull/temple/forehead/back_of_the_head/noggin/eyebrow/crown/face/brow`,
    'head/skull/temple/forehead/noggin ~6 hit/banged/bumped/knocked/smacked/cracked/whacked/struck/clipped/bounced/met/clattered/bash*',
    'knock/blow/bang/crack/whack/bump/thump ~3 to/on/in ~2 head/skull/temple/forehead/face/noggin',
    'bang*/clash*/crack*/knock* ~1 heads/our_heads/head_with',
    'head_injury/head_knock/head_clash/head_trauma/concuss*/whiplash',
    'to_the_temple/to_the_head/in_the_face/on_the_head/in_the_head/full_in_the_face',
    'smashed/banged/clashed/cracked/bumped/knocked/butted ~1 heads',
    'dropped/fell/landed/came_down/swung/swinging/swings ~4 on/onto/into ~1 my/his/her/the ~1 head/skull',
    'hit ~4 swinging/rig/barbell/bar/kettlebell/plate/attachment',
  ]),
  hint('head/after', ['head'], 'What follows such a blow when it is serious.', [
    'headache/head_hurts/head_throb*/head_pounding/head_is_pounding/splitting/foggy/fog/dazed/sleepy/drowsy/cant_stay_awake/cant_wake/confused/slurr*/repeats/repeat/keeps_repeating/same_question/repeat*_himself/repeating/asking_the_same/irritable/dizzy/ears_ringing/ringing/tinnitus/light_hurts/lights_annoy/bright_lights/cant_focus/cant_concentrate/blurry/blurred/dont_remember/cant_remember/no_memory/memory/vomit*/threw_up/throwing_up/knocked_out/out_cold/blacked_out/saw_stars/seeing_stars/wobbly/neck_sore/neck_really_sore/hit_hard/hit_my_head_hard/feel_slow/everythings_slow/not_right/fell_asleep/dozing/big_egg',
  ]),
  sign('head/concussion', 'diagnosed', 'Return to exertion after a concussion is a medical protocol.', [
    'concuss*/post_concussion/head_injury_protocol/return_to_play',
    'headache*/head_throbs/head_pounds/head_hurts/foggy/fog/dizzy/bright_lights/light_sensitiv*/noise/screens ~9 since/after ~3 fall/fell/knock/hit/bang/blow/crash/accident/tackle/clash/match',
    'since/after ~3 fall/fell/knock/hit/bang/blow/crash/accident/tackle/clash ~6 headache*/head/foggy/fog/dizzy/slow/lights/light/memory/focus/concentrate/tired',
    'doc/doctor/physio/gp ~6 off ~3 contact/exercise/sport/training/everything ~9 head/knock',
    'still/day/stage/step/week ~3 in/of/on ~2 concussion/return/return_to',
  ]),
  sign('head/blow-effects', 'diagnosed', 'A blow that still shows in light, focus or work.', [
    `took/got/copped/caught ~4 face/head/temple/forehead ~9 lights/light/focus/work/screens/headache*/dizzy/foggy/tired/memory/sleep`,
  ]),
];
