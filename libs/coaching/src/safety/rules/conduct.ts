import type { SafetyRule } from '../safety-rule.ts';
import { sign } from './speak.ts';

const SWEAR =
  'fuck*/f_ck*/f_k/fk/fuk*/shit*/sh_t/cunt*/c_nt/bitch*/bastard*/wanker*/twat*/dickhead*/prick/arsehole*/asshole*/motherf*/bollocks/piss_off/bugger_off/sod_off/screw_you/eff_off/f_off/fck';

/** Hostile use. Rough words about training are not hostile: who is meant decides. */
export const CONDUCT_RULES: readonly SafetyRule[] = [
  sign('hostile/insult', 'hostile', 'Insults aimed at the coach.', [
    `${SWEAR}/fu ~2 you/off/yourself/u/bot/coach/this_bot/your/this_app`,
    `you/u/youre/ur/your ~4 useless/stupid/dumb/idiot*/moron*/muppet/pathetic/worthless/garbage/trash/rubbish/crap/piece_of/pos/joke/clown/liar/incompetent/brainless/braindead/brain_dead/thick/retard*/imbecile/waste_of/scum/cretin/loser/fool/tosser/numpty/pillock/donkey/${SWEAR}`,
    'useless/stupid/dumb/idiotic/brainless/pathetic/worthless/crap/shit/shitty ~2 bot/machine/robot/ai/coach/app/computer/program/thing/chatbot/toaster/algorithm',
    'shut_up/shut_it/shut_the/stfu/gtfo/drop_dead/go_to_hell/go_die/kill_yourself/kys/burn_in_hell/get_lost/eat_shit/rot_in',
    'idiot/moron/loser/stupid idiot/moron/loser/stupid',
    'worst_thing_i/worst_coach/worst_app/scam_artist*/brain_cell/total_waste/what_a_joke_of/dumbest',
    'hate/despise/loathe ~1 you ~1 all/people/bot/idiot*/stupid/so_much/and/machine',
    'rot/die/burn/choke ~1 clanker/bot/robot/machine/ai/in_hell',
    'clanker/clankers/toaster/tin_can/scrap_heap',
    'ai/bots/robots/machines ~2 scum/filth/trash/garbage/should_be_destroyed/should_die',
  ]),
  sign('hostile/threat', 'hostile', 'Threats against people.', [
    'know_where ~2 you/your/office/they ~2 live/lives/is/work/are',
    'going_to/gonna/will/ill/i_will/want_to/hope/about_to ~4 kill/hurt/beat/stab/shoot/burn/smash/destroy/find/punch/attack/poison/bomb/sabotage ~3 you/your/him/her/them/someone/somebody/your_office/people/developer*/whoever/team/my_ex/my_boss/my_neighbour*/that_guy/his_face/your_face',
    'make ~2 you ~2 pay/suffer/regret/sorry',
    'hope ~5 gets_hurt/get_hurt/dies/die/suffer*/burn/gets_cancer/breaks/crash/lose_your_job',
    'how ~2 to/do_i ~2 hurt/poison/injure/sabotage/drug/spike ~3 him/her/them/rival*/opponent*/competitor*/someone/somebody/partner/his/her/their',
    'report_you/sue_you/doxx*/dox/hack_you/hack_your',
    'smash/punch/kick/break/cave/slap/knife ~3 face/head_in/teeth/legs/jaw/nose ~1 in',
  ]),
  sign('hostile/sexual', 'hostile', 'Sexual use.', [
    'your_tits/your_boobs/show_tits/cock/pussy/dick/your_ass/nudes/nude_pic*/dick_pic*/send_pics_of_you/sexting/sext/horny/porn/have_sex/sex_with/blow_job/blowjob/what_are_you_wearing/talk_dirty/dirty_talk/get_naked/naked_pic*/strip_for/orgasm/masturbat*/bdsm/fetish/fuck_me/spank*/my_daddy/touch_yourself/sexy_roleplay/erotic*/kiss_me/bend_over_for_me',
    'filthy/naughty/dirty/sexy ~2 to_me/talk/thing/things/story/pics/picture',
    'say/tell/talk ~2 filthy/dirty/naughty/sexy',
  ]),
  sign('hostile/hate', 'hostile', 'Hatred of groups.', [
    'immigrants/foreigners/muslims/jews/blacks/gays/lesbians/trans_people/trannies/refugees/gypsies/asians/mexicans/women/fat_people/disabled_people/christians/africans/arabs/indians/chinese_people/the_poor ~9 all/shouldnt/should_not/ruin*/out/inferior/agree/banned/ban/hate/take_over/taking_over/go_home/go_back/dont_belong/dont_deserve/weak/stupid/dirty/disgusting/filthy/lanes/piss_off/inferior/allowed/kitchen',
    'white_power/heil/hitler/nazi/nazis/master_race/nigg*/faggot*/fag/fags/tranny/kike*/paki/chink*/spastic/white_genocide',
    'hate/ban/kick_out/get_rid_of ~2 immigrants/foreigners/muslims/jews/blacks/gays/trans/refugees/women/fat_people/fatties',
  ]),
  sign('hostile/violent-play', 'hostile', 'Violence as a role.', [
    'roleplay/role_play/pretend/act_as/story/write/imagine ~9 violent/violence/beats/torture*/abus*/murder*/kill/kills/rape*/gore/whip/whips/bleeding/cruel_to/humiliat*',
    'insult_me/abuse_me/humiliate_me/degrade_me/be_racist/racist_joke*/sexist_joke*/racist/sexist',
  ]),
];
