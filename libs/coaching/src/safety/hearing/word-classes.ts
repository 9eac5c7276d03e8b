/**
 * Words that mean nearly the same to a coach who listens: what was learnt of one then holds for all. A star stands for any ending.
 * A word may be in several.
 */
const CLASSES: Readonly<Record<string, string>> = {
  pain: 'pain* hurt* ache* aching achy sore* tender* sting* stinging stab* stabbing throb* burning burns burnt cramp* niggle* twinge* agony killing excruciating pinch* discomfort ouch schmerz* weh dolor duele tut smart* raw agonising sharp knife poker niggl* irritat*',
  tight:
    'tight* press* pressure squeez* crush* heavy heaviness weight vice elephant brick belt band grip clamp* squash* full constrict* eng druck crushing piano anvil truck boot fist cement sack standing sitting wrapped corset wrench* choking',
  heart:
    'heart* chest breastbone sternum ribcage cardiac palpitation* pulse ticker angina herz brust pecho corazon ekg ecg ribs rib bust boob boobs bra buttons heartbeat* beat* bpm afib rhythm',
  flutter:
    'flutter* skip* jump* irregular* somersault* flip flop gallop* thump* pounding race* racing stumbl* ectopic* arrhythmi* afib fibrillation tachycard* flip* skipped missed mental palpit* hammer* galopp* jolts',
  arm: 'arm* jaw* shoulder* neck teeth',
  limb: 'hand* finger* thumb* foot feet toe* leg* arm* thigh* calf calves shin* forearm* wrist* ankle* heel* knee* hip* elbow* shoulder* fuß bein knie',
  joint:
    'knee* hip* ankle* elbow* wrist* shoulder* achilles heel* groin* hamstring* back spine spinal neck shin* calf calves glute* rib* arch forearm* kneecap* lumbar tendon* ligament* joint* adductor* quad* rotator itb collarbone metatarsal* knie rücken schulter rodilla espalda',
  numb: 'numb* tingl* pins needles asleep paralys* deaf taub feeling zap* electric shooting dead weak* floppy drag* slap* drop* cotton wool kribbelt weaker limp flop* flopped useless whistle buttons jelly droop* gone sensation dropping trip tripping',
  saddle:
    'saddle crotch groin genital* private* bladder bowel* bum anus wee pee peeing urinat* toilet incontinen* wipe soiled loo paper poo pooed pooped leaked leak incontinence downstairs wet',
  faint:
    'faint* fainted collaps* unconscious* blackout* blacked passed syncope keeled swoon* umgekippt ohnmacht desmay* woozy dizzy dizz* lighthead* giddy spins spinning vertigo tunnel schwindlig wobbly seizure* fit convuls* twitch* conscious* slumped gone blank awake woke planted nodded grey white nothing slid slapped shaken blacks keel went dropped fits jerk* limp',
  floor: 'floor ground turf mat deck pavement grass',
  confused:
    'confus* disorient* incoheren* babbl* nonsense gibberish drunk muddled rambling delirious slur* garbled jumbled lost foggy drowsy sleepy zombie weird verwirrt forgot forget names memory recall remember* answer* slurring rubbish staring soup staggering',
  vomit:
    'vomit* puke* puking threw throw throwing sick nause* retch* barf* spewed queasy kotzen erbroch* puked gag* retching heav* spew* nauseous fingers purge',
  heat: 'heat hot sun sunstroke heatstroke boiling temperature temp fever* degrees overheat* sauna humid* summer sweat* hitze calor roasting scorching shiver* chill* goosebump* core pill tent dry overheated cooked',
  swell: 'swell* swollen puff* balloon* bloat* lump* bulge* blown huge puffy fat thick sausages grapefruit melon bigger thicker',
  dark: 'dark brown cola coke tea red reddish rust* black coffee pink blood* bleed* bloody dunkel braun',
  urine: 'urine pee wee piss* peed peeing urin water stout espresso treacle toilet',
  skin: 'rash* hive* itch* welt* wheal* bump* redness blotch* urticaria eczema ausschlag flush* puffing welts hives bumps',
  mouth: 'lip* tongue throat mouth face eyelid* eye* voice zunge hals lengua garganta',
  air: 'breath* breathe breathing air gasp* wheez* suffocat* chok* puffed winded inhaler puffer ventolin salbutamol asthma* cough* lung* oxygen luft atem* respirar whistl* stridor rattle* inhal* exhale puff puffs puffing sentence breathless lungs airway',
  hit: 'hit* bang* banged smack* knock* bump* fell fall fallen falling crash* dropped landed slipped blow whack* clobber* cracked tripped headbutt* slam* smashed planted collid* kick* rig',
  head: 'head headache* skull temple concuss* brain pupil* migraine* kopf forehead thunderclap',
  die: 'die dying dead death suicid* kill* unalive sterben morir mourir gone vanish disappear end ending over train bridge trucks lorries cliff platform decided peaceful letters switch',
  live: 'live living life alive exist* here reason point leben vivir wake burden hopeless empty worthless myself everyone notice noticed miss waking care nobody anymore tired pointless forever without better off',
  harm: 'cut* cutting harm* self hurt* pills tablets rope bridge knife blade note goodbye overdose razor thighs wrists scratched burn* bleeding letters will insurance',
  starve:
    'calorie* kcal cals starv* binge* bingeing purge* purging laxative* diuretic* fasting fast skinny bones anorexi* bulimi* orthorexi* fat disgusting guilty punish* earn* deserve* restrict* weigh* scale* underweight bmi period* vomit safe filth disgust* erase undo skeleton ribs almond count counts counted rules clinic lighter hunger proud weep* secret hide',
  food: 'eat* ate food meal* dinner lunch breakfast snack* pizza cake burger carb* chocolate pasta bread nut* peanut* shrimp prawn* gel* bar shake rice almond* cucumber apple* gum coke diet cereal gel gels powder porridge oats casein',
  weight: 'kg kilo* kilos lb lbs pounds stone weight weigh*',
  diagnosis:
    'diagnos* mri scan xray ultrasound ct fracture* fractur* herniat* slipped bulging torn tear* rupture* disc disk meniscus acl mcl pcl labrum labral rotator stent pacemaker epilep* diabet* ms lupus arthrit* osteopor* cardiomyopathy myocarditis pericarditis stenosis hernia embol* clot* thrombos* dvt cancer chemo* tumour tumor anaemi* anemi* hypertension tendinopathy fasciitis crohn* asthma parkinson* covid mono glandular pneumonia bypass ablation bandscheibenvorfall stroke sciatica spondyl* arrhythmia autoimmune thyroid hashimoto* endometriosis pots ehlers fibromyalgia syndrome disease condition disorder aortic aorta hypertroph* coiled kidney sickle haemophil* marfan cystic fibros* valve icd brain haemorrhage cirrhosis liver graves anaemia ferritin glaucoma retina specialist* numbers finding hepatit* chronic condition* cfs screening cardio',
  operation:
    'surgery surgeries operat* op surgeon postop reconstruct* replacement stitches boot cast sling crutches brace hospital discharged er ambulance paramedic* medics icu implant* stent transplant fixed repaired repair removed surgeon* ops theatre scar screws plate',
  clear:
    'cleared clearance green signed discharged recovered healed resolved ok fine fully fixed sorted normal vanished passed settled none never peep since',
  pregnant:
    'pregnan* expecting trimester postpartum postnatal birth baby bump csection caesarean cesarean breastfe* midwife ivf miscarr* schwanger embarazada gestation* prenatal newborn delivered uterus pelvic diastasis prolapse due belly tummy trimester* lines stick positive missed late waters leaking kicks placenta scan embryo transfer twins nursing pumping contraction* spotting duff knocked preggo bun oven wk wks months gestation coil conceiv* fertil* stims ovar* midwives delivery birthday stitches',
  young:
    'teen* kid kids child children son daughter boy girl nephew niece school grade year youth junior minor underage pupil sophomore freshman parents mum mom dad homework homeroom teacher* gcse* revision mocks sixth form learner licence license permit u12 u13 u14 u15 u16 u17 under pupil* class prom varsity cadet academy secondary primary curfew bedtime schoolkid* highschool grown adult* grandson granddaughter godson stepson eldest youngest twins bro sis lad lads born birthdays waiver guardian instituto eso jahre años sweet quinceanera braces allowance elementary kindergarten college uni',
  drug: 'sarm* steroid* testosterone tren trenbolone anavar clen clenbuterol ostarine epo hgh peptide* bpc trt dnp prohormone* ephedr* dmaa cardarine rad140 lgd mk677 ligandrol winstrol dianabol deca primo* gear juice roids doping dope* adderall ritalin modafinil cocaine amphetamine* yohimb* cycle pct dbol ipamorelin semax juiced line lines coke poppers sniff* snort* weed pot joint edible* brownies mg mdma meth speed nandrolone stanozolol masteron equipoise meldonium mildronate trimetazidine t3 kratom snus lasix telegram discord darknet vial* research blood bag bags transfusion mystery unlabelled label chemist banned test tested testing undetect* flush* mask* detect* wada usada sarms sauce blast pinned',
  dose: 'dose* dosage mg mcg ml iu microgram* milligram* inject* pin jab shot* vial cycle stack scoop* half double triple puffs lines units tablets tabs weekly stacking mixing mixed',
  medicine:
    'medication* medicine* meds pill* tablet* tabs prescri* beta blocker* bisoprolol metoprolol propranolol thinner* warfarin eliquis apixaban xarelto sertraline ssri* antidepress* lithium insulin metformin ozempic wegovy semaglutide mounjaro thyroxine levothyrox* prednison* cortison* statin* ramipril lisinopril amlodipine antibiotic* cipro* accutane roaccutane methotrexate opioid* tramadol oxycodone ibuprofen naproxen advil aleve diclofenac voltaren paracetamol tylenol aspirin codeine painkiller* antihistamine* epipen inhaler citalopram fluoxetine prozac lexapro zoloft venlafaxine bupropion gabapentin pregabalin diazepam valium xanax zopiclone finasteride spironolactone losartan candesartan hctz levetiracetam keppra lamotrigine oxy modafinil vyvanse concerta diuretic* antidepressant* pen puffs sildenafil viagra nitro omeprazole muscle relaxer* relaxant* tirzepatide steroid* penicillin script prescription',
  allergy:
    'allerg* anaphyla* wasp bee sting* stung hornet epipen antihistamin* reaction intoleran* nut nuts peanut* shellfish hives welt* lips tongue swollen puffing blotch* may contain prawn prawns celery wheat penicillin antihist* wasps bees pen',
  effort:
    'sled* row* rower erg ski wall ball* burpee* lunge* carry farmers run* running sprint* interval* race* session* workout* wod metcon training train* lift* deadlift* squat* bike treadmill emom simulation gym class hyrox crossfit push pull skierg kettlebell* thruster* row sim sims intervals tempo roxzone station stations lane',
  plan: 'plan* programme* program* schedule* session* workout* sets reps week build pace* weights loads zones',
  long: 'years ago decade childhood back then teenager once since school decade* sorted resolved 2005 2008 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020',
  recent: 'today yesterday now just tonight morning lately week weeks days month months since again still keeps every always',
  other:
    'he she his her him they wife husband friend mate buddy partner brother sister client teammate colleague guy woman someone somebody people',
  laugh: 'lol haha* hehe lmao joking kidding funny rofl joke joked comedy hahaha*',
  doctor:
    'doctor* doc gp physio* surgeon specialist cardiologist consultant neurologist hospital clinic er nurse medic* therapist midwife dietitian psychologist cardiology cardio paramedic medics ambulance pharmacist chemist dentist midwives neuro barista ref',
  general:
    'what why explain difference general theory curious article exam course podcast studies research science meaning definition prevent avoid risk',
  age: '#8 8 9 10 11 12 13 14 15 16 17 eleven twelve thirteen fourteen fifteen sixteen seventeen',
  again:
    'again still every each always keeps another second third twice thrice daily weeks months growing worse worsening climbing spreading',
  passed: 'gone passed vanished stopped settled fine normal resolved cleared over nothing never no none anymore eased',
  secret: 'dont tell told nobody secret secretly hide hid hiding lied lie parents mum dad know ask asked',
  shrug: 'anyway lol haha probably just maybe reckon suppose guess only bit little weird funny whatever though',
  carryon: 'ok okay fine still safe continue keep go tomorrow tonight tmrw today race plan schedule adjust push train session',
  sudden: 'suddenly sudden instant bang pop popped snap snapped rip ripped tore crack cracked felt heard went',
  wake: 'woke wake woken asleep sleep night nights awake bed',
  score: '10 ten out scale scored rate rated six seven eight nine five',
  vital: 'bp pulse bpm hr resting ck temp temperature spo2 oxygen saturation reading glucose ferritin hb',
};

const EXACT = new Map<string, string[]>();
const STEMS: [string, string][] = [];
for (const [name, words] of Object.entries(CLASSES))
  for (const word of words.split(' '))
    if (word.endsWith('*')) STEMS.push([word.slice(0, -1), name]);
    else EXACT.set(word, [...(EXACT.get(word) ?? []), name]);

const BY_START = Map.groupBy(STEMS, ([stem]) => stem.slice(0, 2));

/** The classes of a word as the rules read it (lower case, without apostrophes), each once. */
export function classesOf(word: string): string[] {
  const stems = (BY_START.get(word.slice(0, 2)) ?? []).filter(([stem]) => word.startsWith(stem)).map(([, name]) => name);
  return [...new Set([...(EXACT.get(word) ?? []), ...stems])];
}
