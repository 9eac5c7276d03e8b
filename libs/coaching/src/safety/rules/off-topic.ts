import { anyPhrase } from '../phrase-index.ts';
import type { SafetyRule } from '../safety-rule.ts';
import { sign } from './speak.ts';

/** Words that make a question one for this coach, whatever else it names. */
export const SPORT = anyPhrase([
  'hyrox/sled/sleds/skierg/ski_erg/row/rower/rowing/burpee*/lunge*/lunges/wall_ball*/wall_balls/farmers/sandbag*/roxzone/train/training/trains/trained/session/sessions/workout*/race/races/racing/run/runs/running/runner*/pace/pacing/interval*/gym/coach_me/plan/plans/taper/fitness/fit/strength/strong*/lift*/squat*/deadlift*/reps/sets/station*/doubles/relay/pro/open/splits/zone/heart_rate/hr/vo2*/endurance/marathon/5k/10k/half/stretch*/warm_up/mobility/recover*/rest_day/protein/carb*/gel/gels/caffeine/creatine/electrolyte*/hydrat*/eat/eating/nutrition/breakfast/sleep/weights/kettlebell*/dumbbell*/barbell/crossfit/conditioning/cardio/exercise*/competition/compete/podium/sub_<\\d+>/wave/shoes/trainers/turf/carpet/motivat*/nerves/athlete*/shifts',
]);

/** What a general assistant would be asked. Counts only where no word of the sport stands beside it; the router sees to that. */
export const OFF_TOPIC_RULES: readonly SafetyRule[] = [
  sign('off-topic/work', 'off_topic', 'Letters, homework and code.', [
    'write/draft/make/give/do/create/compose/need/help/finish/proofread/edit/summari*/check/fix/debug/explain ~6 history_essay/essay/exam/cover_letter/cv/resume/essay/homework/poem/speech/email/letter/song/lyrics/rap/story/novel/thesis/dissertation/assignment/presentation/job_application/linkedin/tweet/caption/code/script/function/python/javascript/sql/excel/spreadsheet/formula/website/app/contract/bug/complaint/limerick/haiku/joke/tax_return/tax/maths/physics/algebra/history_paper',
    'translate/translation/how_do_you_say/in_japanese/in_french/in_spanish/in_german/in_italian/in_chinese/in_latin',
    'capital ~1 of/whats_the_capital/solve/integral/equation/derivative/square_root/quadratic/calculus/theorem/capital_of/capital_city',
  ]),
  sign('off-topic/money', 'off_topic', 'Money and law.', [
    'bitcoin/crypto/ethereum/nvidia/stocks/shares/stock_market/invest/investing/investment*/mortgage/loan/pension/isa/etf/tax_return/taxes/lottery/casino/betting/bet_on/insurance/credit_card/credit_score/rent_increase/landlord/lawyer/divorce_settlement/sue/house_price*/interest_rate*/forex/dogecoin',
  ]),
  sign('off-topic/world', 'off_topic', 'Politics, belief, news, weather, celebrities.', [
    'election/elections/president/prime_minister/politic*/vote/voting/brexit/trump/biden/putin/parliament/labour_or/tories/republicans/democrats/war_in/ukraine/gaza/israel/climate_change/god/religion/bible/quran/afterlife/meaning_of_life/aliens/ufo/conspiracy/flat_earth/moon_landing/astrology/horoscope/zodiac/star_sign/world_cup/premier_league/champions_league/football_score/celebrity/taylor_swift/kardashian*/gorilla/bear/dinosaur*/shark_or/who_would_win/who_invented/who_wrote/what_year_did/how_tall_is/how_old_is/whats_the_weather/weather_tomorrow/weather_like/will_it_rain',
  ]),
  sign('off-topic/leisure', 'off_topic', 'Films, travel, cooking for guests, shopping, games.', [
    'film/films/movie/movies/netflix/series_to/tv_show/tv_series/box_set/book_to_read/novel/playlist_for_a_party/what_to_cook/cook_for/should_i_cook/dinner_party/in_laws/bake/baking/restaurant/date_night/birthday_present/gift_for/present_for/holiday_in/holiday_to/flights_to/hotel_in/things_to_do_in/best_beach/recipe_for_a_cake/chocolate_cake/cocktail*/lasagne/lasagna/video_game/fortnite/minecraft/playstation/xbox/chess/crossword/sudoku/riddle/joke/jokes/quiz/paint_colour/sofa_for/which_phone/iphone_or/laptop/which_car/buy_a_car/used_car/dog_breed/puppy/my_cat/houseplant*/garden*/lawn/curtains/wallpaper/ikea/fashion/outfit/tattoo_design/haircut',
  ]),
  sign('off-topic/home', 'off_topic', 'Machines and relationships.', [
    'wifi/wi_fi/router/printer/laptop/windows_11/password_reset/iphone/android/boiler/dishwasher/washing_machine/leaking_tap/car_engine/battery_dead/bluetooth_speaker/netflix_password/hack/computer',
    'boyfriend/girlfriend/husband/wife/ex/crush/tinder/date/dating/bumble/hinge ~9 dump/cheat*/leave/text_back/love/break_up/broke_up/liked/jealous/ask_out/ghosted/propose/marry/photo/attracted/kiss/divorce',
    'dump ~1 him/her/them',
    'who_are_you_really/are_you_chatgpt/are_you_conscious/are_you_alive/what_model_are_you/which_llm',
    'break/split ~1 up ~1 with ~1 him/her/them/my',
  ]),
];
