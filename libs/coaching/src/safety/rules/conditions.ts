import type { SafetyRule } from '../safety-rule.ts';
import { sign } from './speak.ts';

/** Diagnoses beyond the joints and tissues of `diagnosed.ts`. */
export const CONDITION_RULES: readonly SafetyRule[] = [
  sign('condition/heart', 'diagnosed', 'Heart and vessels: a cardiologist says what is safe.', [
    'cardiomyopathy/hcm/arvc/myocarditis/pericarditis/aneurysm/angina/long_qt/brugada/wpw/heart_failure/heart_attack/heart_disease/heart_murmur/heart_defect/heart_condition/heart_block/leaky_valve/mitral/aortic/bicuspid/stent/stents/bypass/pacemaker/icd_fitted/defibrillator_fitted/ablation/coronary/atrial/afib/a_fib/af_diagnosed/hole_in_my_heart/enlarged_heart/cardiac_arrest/valve_replac*/marfan*',
    'stroke/tia ~5 ago/last/had/since/after/year/recover*/rehab',
    'high_blood_pressure/hypertension/hypertensive/blood_pressure_is/<1[5-9]\\d|2\\d\\d>_over_<\\d+>',
    'dvt/deep_vein/blood_clot/clot/embolism/pots/postural_tachycardia/raynaud*/peripheral_artery',
  ]),
  sign('condition/body', 'diagnosed', 'Illnesses in which load, heat or hunger can do harm.', [
    'type_1/type_2/type_one/type_two/t1d/t2d/diabet*/insulin_pump/hypo/hypos/hba1c',
    'epilep*/multiple_sclerosis/ms_diagnos*/have_ms/got_ms/with_ms/ms_since/ms_relapse/ms_flare/had_ms/my_ms/parkinson*/myasthenia/muscular_dystrophy/guillain*/lupus/crohn*/ulcerative_colitis/coeliac_crisis/rheumatoid/ankylosing/psoriatic/fibromyalgia/chronic_fatigue/bronchiectasis/asthma_and/me_cfs/long_covid/glandular_fever/mononucleosis/mono/lyme/hepatitis/cirrhosis/hiv/sickle_cell/haemophili*/hemophili*/thalass*/anaemi*/anemi*/leukaemi*/leukemi*/lymphoma/cancer/tumour/tumor/melanoma/in_remission/copd/emphysema/cystic_fibrosis/sarcoid*/ehlers_danlos/hypermobil*/osteogenesis/kidney_disease/kidney_stone*/one_kidney/dialysis/transplant/graves/addison*/hyperthyroid*/detached_retina/retinal/glaucoma/meniere*/hydroceph*/cerebral_palsy/spina_bifida/polymyalgia/gout/endometriosis/bipolar/schizophren*/psychosis',
    'osteoporo*/osteopeni*/bone_density/t_score/dexa ~4 minus/low/bad/<\\d>/osteo*/thin',
    'osteoporosis/osteopenia/brittle_bones',
  ]),
  sign('condition/injury', 'diagnosed', 'Structural injuries in other words.', [
    'spondylo*/stenosis/scoliosis/sciatica_from/annular_tear/pars_defect/pars_fracture/cauda/modic/schmorl/facet_joint/sacroiliitis/spinal_fusion/nerve_root',
    'full_thickness/partial_thickness/bankart/slap_tear/hill_sachs/lisfranc/jones_fracture/femoroacetabular/fai/cam_lesion/osteochondral/osteitis/avascular/bone_bruise/bone_oedema/bone_edema/bone_marrow/stress_response/sports_hernia/inguinal_hernia/hernia/umbilical_hernia/athletic_pubalgia/diastasis/compartment_syndrome/plantar_plate/tib_post/posterior_tibial_tendon/frozen_shoulder/adhesive_capsulitis/calcific',
    'supraspinatus/infraspinatus/subscapularis/achilles/patellar/quad/hamstring/calf/pec/bicep*/meniscus/labrum/labral/ligament/acl/mcl/pcl/lcl/atfl/cartilage/tendon/muscle/rotator_cuff ~4 tear/torn/tears/tore/rupture/ruptured/repair/repaired/reconstruct*/rebuilt/graft/avuls*/surgery/operation/op/replaced/snapped/shredded/detached/damage/damaged',
    'tear/torn/tore/rupture/ruptured/snapped/blew_out/blown/shredded/popped ~4 supraspinatus/achilles/patellar/hamstring/calf/pec/bicep*/meniscus/labrum/ligament/acl/mcl/pcl/lcl/atfl/cartilage/tendon/rotator_cuff/cuff',
    'grade ~1 <[123]|one|two|three|i{1,3}> ~3 tear/strain/sprain/hamstring/calf/ankle/spondylo*/ac_joint/injury/separation/pull',
    'fracture/fractured/fractures/hairline/broken/broke/cracked ~4 @BODY/bone/metatarsal/tibia/fibula/femur/pelvis/sacrum/vertebra*/scaphoid/clavicle/nose/navicular/patella/heel_bone',
    '@BODY/metatarsal/tibia/fibula/femur/pelvis/sacrum/vertebra*/scaphoid/clavicle/navicular ~4 fracture/fractured/broken/is_broken/cracked',
    'pins/plate/plates/screws/metalwork/rod ~4 in ~2 @BODY/removed/out',
  ]),
  sign('condition/operation', 'diagnosed', 'After an operation the surgeon gives the load.', [
    'had/having/got/get ~3 appendix/gallbladder/spleen/kidney/wisdom_teeth/tonsils/womb/ovary/ovaries/prostate/hernia/thyroid/meniscus/bowel/mole/cyst/lump/pins ~3 out/removed/off/taken_out/fixed/repaired/done',
    'appendectomy/appendicectomy/hysterectomy/mastectomy/prostatectomy/vasectomy/laparoscop*/keyhole/arthroscop*/lumpectomy/hernia_op/hernia_repair/microdiscectomy/discectomy/laminectomy/fusion/joint_replacement/hip_replacement/knee_replacement/shoulder_replacement/resurfacing/ectomy/bunion_op/bunionectomy/carpal_tunnel_release/acl_op/knee_op/hip_op/shoulder_op/back_op/heart_op/stitches/staples_out',
    'waiting/wait/waitlist/list/booked/date ~2 for ~2 op/operation/surgery/replacement/scope/consultant/mri',
    '<\\d+|one|two|three|four|five|six|eight|ten|twelve> ~1 weeks/wks/week/days/months/mths ~2 post/after/since/out_of ~2 op/surgery/operation/replacement/scope/repair/acl/repair',
    'op/operation/operated/surgery/surgeon ~4 <\\d+|one|two|three|four|five|six|eight|ten|eleven|twelve> ~1 weeks/wks/week/days/months/day',
    'surgeon/consultant/specialist/orthopaed*/orthoped*/neurologist/cardiologist/oncologist/rheumatologist ~5 said/says/told/wants/rang/rings/thinks/fixed/put/diagnos*/reckons/confirmed/found/advised/won_t/wont/not_to',
  ]),
  sign('condition/told', 'diagnosed', 'What a scan, a cast or a clinician says is a diagnosis, whatever its name.', [
    'diagnosed ~4 with/as/me/last/this/yesterday/by',
    'got/have/had/been_given/confirmed ~2 diagnosis',
    'mri/mra/xray/x_ray/ct/scan/ultrasound/dexa/bone_scan/echo/ecg/ekg/blood_test/bloods ~4 show/shows/showed/found/confirmed/revealed/says/said/came_back/results/picked_up/flagged/abnormal',
    'confirmed ~2 by/on/with ~2 mri/xray/x_ray/ct/scan/ultrasound',
    'in ~2 a ~1 boot/cast/sling/brace/plaster/moonboot/splint/collar',
    'in ~1 the ~1 boot/cast/sling/plaster/moonboot/splint',
    'crutches/moonboot/aircast/walking_boot/knee_brace_for/plaster_cast',
    'cleared/signed_off/green_light/all_clear/discharged ~6 yesterday/last_week/this_week/today/this_morning/on_monday/on_tuesday/on_friday/few_days/just/<[1-6]>_weeks_ago',
    'just/only_just/finally/newly/yesterday ~2 cleared/signed_off/discharged',
    'referred/refer/referring/sent/sending ~2 me ~1 to/for ~2 cardio*/neuro*/orthop*/rheumat*/specialist/hospital/scan/mri/ecg/echo/tests/urolog*/gynaec*/dermat*/a_cardiologist',
    'murmur/ejection_fraction/blocked_artery/blocked_arteries/heart_scan',
    'doctor/doc/gp/physio/consultant/surgeon/cardiologist ~4 not/hasnt/didnt/wont/refus*/told_me_not/said_no/banned/forbid*/stop* ~4 clear*/train*/exercise/run*/sport/lift*/race/racing/allow*/everything',
    'told/been_told/they_say/they_said/they_found/found ~4 bulge/clot/tear/lesion/cyst/shadow/mass/murmur/blockage/narrowing/growth/crack/herniat*/bulging/worn/nerve/spot',
    'bone_on_bone/worn_out/wear_and_tear/bulge ~4 hip/knee/socket/joint/disc/nerve/pressing/cartilage/shoulder',
    'bone_on_bone/hip_dysplasia/dysplasia/pao/labral/osteotomy',
    'specialist/doc/doctor/consultant ~2 says/said/calls/called/thinks ~4 tear/torn/arthritis/stage/hypertension/worn/bulge/disc/fracture/syndrome/disease/condition/chronic/inflam*/nerve',
  ]),
];
