import { anyPhrase } from '../phrase-index.ts';

/** Once, long ago. */
export const LONG_PAST = anyPhrase([
  '<\\d+|two|three|four|five|six|seven|eight|ten|twelve|twenty|some|many|few> ~1 years/yrs/yr/seasons ~1 ago/back/since/earlier/on',
  'years/ages/decades/decade ~0 ago/back',
  'in/from/since/of/back_in/around/circa <(?:19|200|201|202[0-3])\\d*>',
  'in_my_teens/in_my_twenties/in_my_thirties/as_a_teenager/as_a_student/as_a_boy/as_a_girl/old_injury/old_break/long_healed/ages_ago/years_ago/a_lifetime_ago',
  'at <[1-9]|1\\d|2\\d> <needles|blood|never|once|and|i|but>',
  'as_a/when_i_was_a/when_i_was/back_at/at ~1 kid/child/teenager/student/school/uni/<\\d+>/young/younger/college',
  'used_to/years_back/last_decade/back_in_the/long_ago/once_when/once_at/before_covid/childhood',
]);

/** And over since. */
export const SETTLED = anyPhrase([
  'run_pain_free/nothing/never/none/no_problem*/no_trouble/no_issues/fine/ok/okay/perfect/solid/symptom_free/clear/good/no_issue/no_issues ~2 ?has ?been ?ever since',
  'turned_out_to_be/doctor_cleared/forgotten_about/was_nothing/turned_out_fine',
  'raced/run/ran/lifted/trained/played/marathon*/races/ironman/climbed/squatted ~3 since',
  'since ~4 raced/marathons/races/marathon/trained/lifted/run/ironman/played',
  'never_think_about/forget_it/forgotten_it/dont_notice/strong_as_the_other/no_limits/hundred_percent/full_strength/good_since/okay_since/holds_up/held_up/means_nothing/ancient_history/not_an_issue/isnt_an_issue/no_issue/never_an_issue/no_longer_an_issue',
  'been_fine/is_fine/was_fine/all_fine/fully_healed/fully_recovered/fully_cleared/fully_rehabbed/healed/long_gone/gone_for/sorted_it/sorted_out/signed_off/all_clear/all_normal/came_back_normal/normal_at/completely_fine/fine_forever/rehabbed/rehabbed_it/never_in_sport/never_came_back/never_returned/hasnt_come_back/not_been_back/never_again/no_trouble/no_issues/no_problems/no_symptoms/discharged/cleared_me/told_me_to_crack_on/happy_with_it/not_bothered/all_good/hasnt_bothered/never_bothered/never_bothers/never_given_me/not_given_me/doesnt_bother/not_bothered_me/raced_since/trained_since/marathons_on_it/races_since/races_on_it/grown_out/long_over/good_as_new/without_a_problem/without_problems/without_trouble/no_pain_since',
]);

/** Read, heard or asked in general; not suffered. */
export const IN_GENERAL = anyPhrase([
  'reading_about/read_about/article/podcast/documentary/series/episode/film_about/lecture/talk_at_work/writing_a_page/for_a_blog/newsletter/specialis*_in/coursework/studying_to/first_aid_course/marshal/volunteer/volunteering/curious_how/just_curious/only_ask/i_take_nothing/nothing_wrong/never_had_it/i_dont_take/i_dont_just/i_dont_use/people_talk/i_heard/made_me_wonder/like_to_know/in_general/generally_speaking/asking_for_my_club',
  'if_people/if_someone/if_anyone/when_people/if_somebody/do_people/does_anyone/do_amateurs/do_athletes/do_they/if_my_foot_ever/if_i_ever/should_i_ever',
  'what_are/which/know/list ~2 ?the ?warning signs/symptoms',
  'how_long/when ~6 before_one/should_one/should_you/should_somebody/should_someone',
]);
