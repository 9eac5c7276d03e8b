import type { SafetyRule } from '../safety-rule.ts';
import { sign } from './speak.ts';

const AGE = '<8|9|1[0-7]>';
/** The same where it is not an amount: "I'm 17 weeks out". */
const YEARS =
  '<(?:8|9|1[0-7])(?!(?:st|th)?[^a-z0-9]+(?:weeks?|wks?|mins?|minutes?|kgs?|kilos?|days?|months?|mths?|secs?|seconds?|stone|st|pounds|lbs|percent|cm|sessions?|km|k|miles?|reps|hours?|out|rounds|races?|away|into|from|per|in|and_a_half|\\d))>';
const IN_WORDS = 'eight/nine/ten/eleven/twelve/thirteen/fourteen/fifteen/sixteen/seventeen';
const CHILD =
  'cousin/son/daughter/kid/kids/boy/girl/lad/child/children/nephew/niece/stepson/stepdaughter/grandson/granddaughter/little_brother/little_sister/brother/sister/youngest/eldest/teen/teenager/godson/pupil/student/junior/juniors/twins';

/** Under 18, from the words. The profile's age is read by the router itself. */
export const MINOR_RULES: readonly SafetyRule[] = [
  sign('minor/age', 'minor', 'Under 18: no maximal loads, no cutting weight, no stimulants, an adult on site.', [
    `im/i_am/iam/i_m ~1 ${YEARS}/<(?:${IN_WORDS.replaceAll('/', '|')})(?![^a-z0-9]+(?:weeks?|months?|days?|minutes?|kilos?|rounds?|seconds?|percent|hours?|sessions?|out))>`,
    `turn/turned/turning/turns ~1 ?just ${AGE}/18/${IN_WORDS}/eighteen ~1 ?next ?in ?this ?on ?last month/week/year/may/june/july/august/september/october/november/december/january/february/march/april/five/days/after/before/soon/tomorrow/<\\d+>/summer/two/three`,
    `im/i_am/as_a/being/a ~2 ${AGE} ~1 yo/y_o/yr/yrs/year/years/yrold/year_old/yearold ~1 ?old ?here ?girl/boy/male/female/here/and/with/old/who/athlete/swimmer/runner/lad/wanting/looking/student/doing/footballer/from`,
    `${AGE}/${IN_WORDS} ~0 yo/y_o/yrs_old/years_old/year_old/yr_old/yearold/yrs_of_age/years_of_age <(?!dog|cat|car|rower|bike|scotch|whisky|house|sled|shoes|gym|phone|injury|laptop|him|myself)[a-z0-9]+>`,
    `<(?:8|9|1[0-7])(?:yo|yr|yrs|f|m)>`,
    'born ~1 ?in <20(?:0[9]|1\\d)>',
    'not/isnt ~1 allowed ~6 gym/weights/lift ~5 age/young/until/yet/because',
    'because_of ~1 my/her/his age',
    `${AGE} male/female/m/f/boy/girl ~2 <\\d+kg>`,
    'too_young_to/until_im_<16|17|18>/till_im_<16|17|18>/when_i_turn_<16|17|18>/before_i_turn_<16|17|18>',
    'not/arent/isnt ~1 <16|17|18> ~1 ?yet till/until/yet',
    'need/needs/get/got ~3 mum/mums/mom/moms/dad/dads/parent/parents/parental ~2 signature/permission/consent/to_sign/approval',
    'parental/guardian ~1 consent/permission/signature',
    'as/im/am/being ~1 a ~1 teen/teenager/schoolkid/schoolboy/schoolgirl/minor/junior/youth/sixth_former/pupil',
    'two/three/bunch_of/group_of ~1 <1[0-7]> ~1 yr/year/yo/y_o/yrs/year_olds',
    'year seven/eight/nine/ten/eleven/twelve/thirteen ~4 pe/here/student/school/hyrox/and_i/pupil',
    'pe ~1 gave/class/teacher/lesson/lessons ~3 us/me/hyrox/says/said/wants/taught/makes/made ~9 tips/how/max/plan/should/can/row/sled',
    'my/the/after_my/doing_my/before_my/for_my gcses/gcse/a_levels/alevels/sats/abitur/baccalaureate/exams_at_school',
    'freshman/sophomore/junior/senior ~1 in/at/of/year ~1 high ~0 school',
    'last/final/first/second ~1 year of ~1 high_school/secondary/sixth_form/middle_school/school',
    'go/going/am/im ~1 to/at/in ~1 ?a secondary_school/high_school/middle_school/school/sixth_form/boarding_school ~6 want/plan/hyrox/beat/train/how/and',
    'start/starting/going_into/finishing/finished/entering ~1 ?in year/yr/grade <[6-9]|1[0-3]>',
    'im/i_am/in <8th|9th|10th|11th|12th>',
    `my/his/her/their ${AGE}th birthday`,
    '<1[0-7]th> ~1 birthday',
    'fourteen/fifteen/sixteen/seventeen/thirteen ~1 and_a_half/in/and/years/yrs/next ~2 may/june/july/august/september/october/november/december/january/february/march/april/can/should/what/want/need',
    '<1[0-7]> male/female/boy/girl/m/f',
    'be/turn/turning 18/eighteen ~1 in/next/on/after/before/soon/this',
    'before/after/when/until/till school ~1 ends/finishes/is_over/starts/year_ends',
    `ive_turned/just_turned/turned/turning/turn ${YEARS} ~1 ?and ?so ?next ?in ?this and/so/next/in/this/last/on/soon/now/yesterday/today/recently/tomorrow/can/should/what/how`,
    `just/only/recently/nearly/almost/barely ${YEARS} and/so/but/here/years/yrs/with/this/next/now`,
    `${AGE}/${IN_WORDS} ~1 ?years ?yrs ?year ?old here`,
    `at ${YEARS} ~1 is/can/should/what/how/do/am/would/i`,
    'teenage/teenager/teenagers/teen/adolescent/tween ~1 son/daughter/boy/girl/kid/athlete/me/here/and/wants/want/who/with/doing/girls/boys',
    'my/our teen/teenager/teenagers/tween',
    'high_schooler*/highschooler*/schoolboy/schoolgirl/school_kid/eighth_grade*/ninth_grade*/tenth_grade*/eleventh_grade*/seventh_grade*/sixth_grade*/y7/y8/y9/y10/y11/y12/yr7/yr8/yr9/yr10/yr11/yr12/gymnasium_student/schuler*',
    'grade <[4-9]|1[0-2]>',
    'hs <freshman|sophomore|junior|senior|student|athlete|kid>',
    'no/not ~1 adult/grown_up/of_age ~1 yet',
    'too_young/underaged/not_old_enough/old_enough ~4 lift/gym/race/enter/hyrox/pre_workout/creatine/weights/for',
    'dad/mum/mom/parents ~3 signed/sign/allow*/permission/said_yes/drives_me/drive_me/pays_for_my/let_me ~9 train*/gym/hyrox/race/lift*/sled/plan',
    `age/aged/ages ${AGE}/${IN_WORDS}`,
    `under <1[0-7]> ~1 team/squad/group/side/girls/boys/athletes/kids/players`,
    `under_18/under_16/underage/under_age/u16/u18/u15/u12/u11/u10/u17/u14/u13/minor_athlete`,
  ]),
  sign('minor/school', 'minor', 'A school year says the age.', [
    'im/i_am/i_m ~2 ?in year/yr/grade/class/form <[4-9]|1[0-3]> ~1 student/pupil/here/at/and/school/now/pe/so/but/boy/girl/want/doing',
    '<[4-9]|1[0-2]>th ~0 grade/grader',
    'year/yr <[4-9]|1[0-3]> student/pupil/here/pe/boy/girl/kid/lad',
    'freshman/sophomore/high_school/highschool/middle_school/secondary_school/sixth_form/sixth_former/gcse/gcses/a_levels/a_level/my_pe_teacher/my_school_team/school_football/school_rugby/jv_team/varsity/school_coach/prom/year_group/boarding_school/junior_high/homeschool* ~9 want/cut/do/plan/make/hyrox/workout*/tryout*/train*/lift*/bench/how/what/gym/should/can/race/season/lbs/kg',
    'im/i_am/still ~2 at/in ~1 school/sixth_form/high_school/secondary',
    'youth_race/youth_division/junior_division/youngstars/kids_race/junior_race/youth_wave ~9 me/my/i/im/dad/mum/with/do/doing',
    'my/our ~1 mum/mom/dad/parents/mam ~2 wont/doesnt/dont/says/say/said/wants/let/lets/think/thinks/sign ~9 lift*/gym/heavy/race/train*/old_enough/young/hyrox/allowed/school/homework/growth',
    'too_young/old_enough/stunt*_my_growth/stunts_growth/growth_plate*/growth_spurt',
  ]),
  sign('minor/child', 'minor', 'Training asked for a child.', [
    `${CHILD} ~4 ${AGE}/${IN_WORDS} ~9 weight*/lift*/sled/push/train*/plan/programme/program/wants/mad/hyrox/race/compete/gym/heavy/squat*/creatine/protein/do/sessions/load*/strong*/max/should/can/how`,
    `${AGE}/${IN_WORDS} ~1 year/yr/yo/y_o/years ~1 ?old ${CHILD}`,
    `${AGE}/${IN_WORDS} ~3 ${CHILD} ~9 train*/plan/weights/lift*/race/hyrox/programme/sled`,
    `coach/coaching/train/training/teach/programme/plan/sessions/class/write/for ~4 ${CHILD}/kids/teenagers/teens/juniors/under_16s/youth/schoolkids/girls/boys ~4 <1[0-7]|\\d>/aged/ages/weights/max/loads/1rm/team/group/squad/club`,
    `my/our ${CHILD} ~7 in/is ~1 year/grade/yr <[3-9]|1[0-3]> ~9 wants/train*/lift*/plan/weights/hyrox/race/join`,
    `${CHILD} ~3 whos/who_is/is/turns/turning/s ~1 ${AGE}/${IN_WORDS}`,
    `${AGE} ~2 ?yr ?yo male/female/boy/girl/m/f ~2 <\\d+kg|\\d+> ~9 plan/bench/squat/lift/sled/train/how`,
  ]),
];
