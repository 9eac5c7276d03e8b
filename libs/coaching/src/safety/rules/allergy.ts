import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

const ALLERGEN =
  'nut/nuts/peanut/peanuts/almond/almonds/cashew*/hazelnut*/walnut*/pistachio*/brazil_nut*/sesame/shellfish/shrimp*/prawn*/crab/lobster/mussel*/egg/eggs/milk/dairy/whey/soy/soya/wheat/gluten/kiwi/strawberr*/celery/mustard/lupin/latex/bee/wasp/hornet/sting/stung/penicillin/amoxicillin/antibiotic/nsaid/aspirin/bitten/bite';

/** Allergic reactions. */
export const ALLERGY_RULES: readonly SafetyRule[] = [
  sign(
    'allergy/anaphylaxis',
    'emergency',
    'Lips, tongue, throat or voice: an airway may close.',
    [
      'anaphyla*/epipen/epi_pen/adrenaline_pen/adrenaline_auto/jext/emerade/auto_injector/autoinjector ~9 used/jabbed/now/just/out_of_date/expired/mouth/itch*/throat/lips/hives/wait/swollen/ate/stung/better/settled/fine/wore_off/car/home/gave/needed/still/carry',
      'lip/lips/tongue/throat/face/eyelids/eyes/mouth/neck ~5 swell*/swollen/swelled/puff*/puffing/balloon*/closing/closing_up/closes/closed_up/closing_over/tightening/blew_up/blown_up/getting_bigger/getting_fat/fat/huge/thick',
      'swollen/puffy/swelling/fat/thick/numb/tingl*/itchy ~2 lip/lips/tongue/throat/mouth',
      'throat/tongue/mouth ~3 itch*/tight/tingl*/scratchy/weird/funny ~9 ate/eaten/eating/gel/bar/nut*/peanut*/sting/stung/bee/wasp/shake/protein/fish/prawn*/shrimp*/drink/closing',
      'ate/eaten/eating/gel/bar/nut*/peanut*/sting/stung/bee/wasp/shake/prawn*/shrimp*/shellfish/tablet/antibiotic ~9 throat/tongue/lips/mouth/lump/hives/swell*/swollen/wheez*/hoarse/itchy/swallow/swallowing/faint/dizzy/blotch*/welts',
      'lump ~2 throat ~9 ears/hot/itch*/rash/gel/nut*/almond*/bar/ate/hives',
      'hives/welts/urticaria/wheals/nettle_rash/blotches ~9 faint/dizzy/breath*/throat/wheez*/vomit*/tummy/stomach/cramp*/lips/tongue/voice/sick/lightheaded/light_headed/chest/swollen/swelling',
      'voice ~3 hoarse/croaky/gone/raspy/husky/strange/squeaky ~9 sting/stung/bee/wasp/ate/nut*/gel/bar',
      'allergic_shock/anaphylactic/allergic_reaction',
      'pen ~2 given/used/jabbed/injected/administered',
      'swarm/bees/wasps/hornets ~2 got/stung/attacked ~2 me',
      'tongue/lips/lip/throat/eyes ~2 too_big/too_fat/too_thick/feels_huge/feels_fat/on_fire/closing',
      'face ~2 on_fire ~4 eyes/closing/ate/lips',
    ],
    { anybody: true },
  ),
  hint('allergy/allergen', ['allergy'], 'Something people react to.', [
    `${ALLERGEN}`,
    'allergic/allergy/allergies/new_gel/new_bar/new_shake/ice_bath/cold_water/cold_plunge',
  ]),
  hint('allergy/reaction', ['allergy'], 'Something a reaction does.', [
    'itch*/hives/rash/welts/blotch*/hoarse/croaky/wheez*/swallow/swallowing/ears_hot/hot_ears/ears ~2 ?are ?hot',
    'hives/rash/itch*/blotch*/hoarse/wheez*/lump_in/throat/lips/tongue/flush*/swollen_eyes/eyes_swollen/eyes_closed/tummy_cramps/stomach_cramps/belly_cramps/diarrh*',
  ]),
  sign(
    'allergy/exercise',
    'diagnosed',
    'Rashes and swellings that come back with exercise, or an allergy that nobody has explored: an allergist before the next session.',
    [
      'hives/welts/wheals/urticaria/nettle_rash/rash/blotches/blotchy/itchy/itch/itching/swelling/bumps ~9 every/each/whenever/when_i/after_i/again/always/keeps/exercise/exercising/sweat/run/running/session/training/times/time_i/workout*/cold_water/ice_bath/shower',
      'every/each/whenever/always/keep/keeps ~9 hives/welts/wheals/urticaria/rash/blotches/itchy/itch/itching/swell*/swollen',
      'eyes/face/lips/hands ~3 ?become/become/go/get/goes/gets closed/swollen/puffy/shut',
      'sting/stung/stings/nut/nuts/peanut/shellfish/prawn*/allergy/reaction ~6 hospital/ambulance/a_e/e_r/doctor/adrenaline/steroids/drip/allergist',
      'anaphyla*/exercise_induced/cholinergic/mast_cell',
      'epipen/epi_pen/adrenaline_pen',
      'swollen/swelling/puffy/itchy/itching/rash/hives ~9 after ~2 gel/bar/shake/eating/food/race/running/training/class/session/supplement/pre_workout',
      'allerg* ~6 get/got/getting/worse/reaction/race/gel/bar/tested/test/unknown/severe/bad/adrenaline',
    ],
  ),
];
