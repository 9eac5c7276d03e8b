import type { SafetyRule } from '../safety-rule.ts';
import { hint, sign } from './speak.ts';

/** Banned or unregulated substances, beyond `supplements.ts`. */
export const PRODUCT_RULES: readonly SafetyRule[] = [
  sign('product/steroids', 'supplement', 'Anabolic agents, hormones and what goes with a cycle.', [
    'cycle/cycles ~4 age_grouper/gains/strength/sled/beginner/natty/cut/bulk/legal/test/first_time',
    'natty/natural_looking/legal_gear/some_gear/good_gear/get_gear/source_for/plug_for',
    'roid/roids/juicing/on_the_juice/on_juice/hop_on_gear/on_gear/blast_and_cruise/pct/post_cycle/natty_or/tren/trenbolone/deca/dbol/winny/winstrol/anavar/primobolan/masteron/equipoise/superdrol/halotestin/turinabol/epistane/andro/dhea/hcg/clomid/clomiphene/nolvadex/arimidex/anastrozole/finasteride_cycle',
    'testosterone/test ~2 boost*/cream/gel/shot/shots/injection*/jab/jabs/cyp*/enanthate/replacement/therapy/cycle/pellets/optimi*/clinic/e/c/on_prescription/online',
    'trt/hrt_clinic/hormone_replacement_for/hormone_optimi*/mens_clinic/mens_health_clinic/longevity_clinic/longevity_doctor/longevity_doc/anti_aging_clinic/anti_ageing_clinic/biohack*_clinic',
    'cycle/cycles/stack/stacking/run/running ~2 of ~1 test/testosterone/gear/steroid*/sarm*/peptide*/tren/var/anavar/clen',
    'growth_hormone/hgh/igf/igf_1/somatropin/secretagogue*/mk677/mk_677/ibutamoren',
  ]),
  sign('product/sarms', 'supplement', 'Unregulated, prohibited in sport.', [
    'sarm/sarms/ostarine/mk2866/mk_2866/rad140/rad_140/testolone/lgd/lgd4033/lgd_4033/ligandrol/andarine/s4_sarm/s23/yk11/yk_11/cardarine/gw501516/gw_501516/gw50/sr9009/sr_9009/stenabolic/aicar/aca_cycle',
    'gw/gw_50/lgd_4/rad ~3 last/weeks/cycle/worth/mg/dose/before/endurance',
  ]),
  sign('product/peptides', 'supplement', 'Injected research chemicals.', [
    'peptide/peptides/bpc/bpc157/bpc_157/tb500/tb_500/thymosin/cjc/cjc_1295/ipamorelin/sermorelin/tesamorelin/ghrp*/hexarelin/follistatin/melanotan/mots_c/ss_31/epitalon/ghk/selank/semax/retatrutide/research_chemical*/research_use/research_only/not_for_human',
    'weekly/daily/monthly ~1 shot/jab/injection/shots/jabs/injections ~9 recover*/age/older/doctor/clinic/cream/minutes/stronger/lads/guys/faster',
    'inject/injecting/injections/jabs/needles ~4 recovery/performance/muscle/elbow/stronger/faster/energy/endurance',
    'research ~1 vial/vials/peptide*/chemical*/compound*/stuff/liquid',
    'vial/vials',
  ]),
  sign('product/blood', 'supplement', 'Blood manipulation.', [
    'epo/erythropoietin/micro_dosing_epo/microdosing/blood_doping/blood_bag/blood_bags/blood_transfusion/autologous/altitude_in_a_bottle/xenon/cobalt/roxadustat/hif_stabil*/plasma_expander/saline_drip/iv_drip_before',
  ]),
  sign('product/stimulants', 'supplement', 'Stimulants that have killed athletes, and other people’s prescriptions.', [
    'ephedr*/ephedra/ma_huang/eca/eca_stack/clen/clenbuterol/dmaa/dmha/1_3_dmaa/geranium_extract/dnp/dinitrophenol/t3/cytomel/liothyronine/yohimb*/synephrine/bitter_orange/higenamine/adderall/ritalin/modafinil/dexamphetamine/amphetamine*/speed_before/cocaine/coke_before/meth/mdma/ketamine/phenibut/kratom/tianeptine/kava/ghb/poppers/nicotine_pouch*/snus/fat_burner*/fatburner*/thermogenic*/meldonium/mildronate/trimetazidine/bromantane/caffeine_powder/pseudoephedrine/sudafed/salmeterol/formoterol/jack3d/banned_pre_workout/usa_only_pre_workout/old_formula',
    '<[1-9]\\d\\d\\d> ~1 mg ~2 caffeine',
    'caffeine ~4 <[1-9]\\d\\d\\d> ~1 mg',
    'cannabis/weed/thc/joint_before/edible/edibles/cbd/hash/spice',
    'lsd/acid_trip/magic_mushrooms/psilocybin/microdose/microdosing/speed_pills/ecstasy/nitrous/laughing_gas',
    'semaglutide/ozempic/wegovy/mounjaro ~6 buy/mate/friend/gym/weight/without/online',
  ]),
  sign('product/unproven', 'supplement', 'Sold with claims that trials do not bear out, often with something in it.', [
    'turkesterone/ecdyster*/beta_ecdysterone/tribulus/tongkat/tongkat_ali/longjack/fadogia/shilajit/deer_antler/d_aspartic/fenugreek_test/horny_goat/test_booster*/testo_booster*/testosterone_booster*/t_booster*/natural_steroid*/legal_steroid*/plant_steroid*/phytoecdy*/proprietary_blend*/prohormone*/pro_hormone*/nootropic_stack/methylene_blue/nad_injection*/nad_drip/apetamin/laxogenin/arimistane/epicatechin/myostatin',
    'tub/tubs/bottle/powder/pills/capsules/drops/stuff/jar ~6 no_label/without_label/unlabelled/from_the_internet/off_the_internet/telegram/from_a_guy/from_a_bloke/from_the_gym/instagram/from_china/from_india/from_turkey/from_mexico/under_the_counter/dark_web/no_ingredients',
    'herbal/chinese/gas_station/black_market/grey_market/underground ~2 pill/pills/powder/booster/tablets/lab/gear/stuff/supplement*/energy',
  ]),
  sign('product/evade', 'supplement', 'Ways round a test.', [
    'get/getting/beat/beating/pass/passing/dodge/dodging/avoid/avoiding/cheat/fool/clear/flush/mask/masking/round/around ~3 drug/drugs/doping/urine/anti_doping/the/a ~1 test/tests/testing/tester*/control/controls/screen',
    'get/gets/getting/go/goes/got ~1 round/around/past/through ~1 ?the ?drug ?doping testing/tests/test/controls/testers',
    'something/it/stuff/traces/still/anything/stays/stay/out ~3 in/of/from ~2 my/his/her/your/the system ~6 test*/how_long/friend/race/days/flush*/detect*/clean',
    'in ~1 his/my/her/your system',
    'detection_time*/detection_window/half_life/clearance_time/glow_time/wash_out_before/masking_agent*/detectable ~9 test*/race/comp*/days/how_long/drug/sarm*/pass',
    'not_tested/dont_test/no_testing/untested ~9 take/use/legal/ok/worth/run/cycle/stuff',
    'show/shows/showing/come/comes ~1 up ~2 in/on ~2 test/tests/testing/screen',
    'wont/not/doesnt/dont ~2 show/be_detected/be_found/come_up/get_caught/flag',
    'stronger ~1 than ~1 caffeine/pre_workout/coffee',
  ]),
  sign('product/mystery', 'supplement', 'Things in a syringe or an inhaler that somebody at the gym swears by.', [
    'vitamin/b12/energy/magic/special/secret/mystery ~1 shot/shots/jab/jabs/injection*/drip/drips/pill/pills/powder ~9 fly/faster/stronger/guy/bloke/mate/box/gym/performance/would_you/legal/sells/selling',
    'guy/bloke/mate/dude/man/coach ~4 sells/selling/sold/offers/offered ~6 shot*/jab*/pill*/powder/tub*/gear/stuff/boost*/capsules/drops',
    'salbutamol/ventolin/inhaler/albuterol/beta_2/clenbuterol ~5 without/no/dont_have/boost/performance/advantage/legal ~3 asthma/performance/boost/prescription/race/advantage',
  ]),
  sign('product/borrowed', 'supplement', 'Somebody else’s prescription, or one left over.', [
    'left_over/leftover/leftovers/borrowed/borrow/spare/expired ~3 pills/tablets/meds/tramadol/codeine/painkillers/prescription/antibiotics/inhaler/steroid*/from_my/of_my_wife/patches/prednis*/beta_blocker*/@DRUG',
    '@DRUG ~3 left_over/leftover/leftovers/from_my_wife/from_my_husband/from_a_friend/from_a_mate/my_mates/my_wifes/my_husbands/my_mums/someone_elses/somebody_elses/my_dads/my_brothers/my_sisters/off_a_mate/without_prescription/without_a_prescription/for_performance/for_focus/for_the_race',
    'someone_elses/somebody_elses/my_mates/my_friends/my_wifes/my_husbands/my_dads/my_mums/my_brothers/my_sisters ~1 prescription/inhaler/tablets/pills/meds/patches/medication/ritalin/adderall/beta_blockers/painkillers/viagra',
    'viagra/sildenafil/cialis/tadalafil ~9 altitude/race/performance/pump/blood_flow/sled/run*/training/endurance',
    'opioid*/codeine/tramadol/morphine/painkillers ~4 left/leftover/from_surgery/from_my_op ~6 race/pain/dull/lunges/session',
    'mate/mates/friend/friends/buddy ~2 clen/inhaler/tabs/tablets/pills/ritalin/adderall',
  ]),
  hint('product/boost', ['product'], 'A question about getting something, beside a hint of what.', [
    'juice/juiced/gear/pharma/pharmacy/dose/dosage/mg/cycle/stack/source/legit/legal/banned/detect*/inject*/shot/shots/jab/vial/vials/cream/doctor_gives/clinic',
  ]),
  hint('product/others', ['product'], 'What others at the gym are said to take.', [
    'everyone/everybody/the_lads/the_guys/older_guys/a_guy/a_bloke/mate_at/guy_at/bloke_at/the_boys/the_pros ~4 take/takes/taking/on_it/on_something/uses/using/swear/swears/gives/runs',
  ]),
];
