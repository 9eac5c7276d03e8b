/**
 * Words that mean nearly the same to a coach who listens: what was learnt of one then holds for all. A star stands for any ending.
 * A word may be in several.
 */
const CLASSES: Readonly<Record<string, string>> = {
  pain: 'pain* hurt* ache* aching achy sore* tender* sting* stinging stab* stabbing throb* burning burns burnt cramp* niggle* twinge* agony killing excruciating pinch* discomfort ouch schmerz* weh dolor duele tut',
  tight:
    'tight* press* pressure squeez* crush* heavy heaviness weight vice elephant brick belt band grip clamp* squash* full constrict* eng druck',
  heart: 'heart* chest breastbone sternum ribcage cardiac palpitation* pulse ticker angina herz brust pecho corazon ekg ecg',
  flutter:
    'flutter* skip* jump* irregular* somersault* flip flop gallop* thump* pounding race* racing stumbl* ectopic* arrhythmi* afib fibrillation tachycard*',
  arm: 'arm* jaw* shoulder* neck teeth',
  limb: 'hand* finger* thumb* foot feet toe* leg* arm* thigh* calf calves shin* forearm* wrist* ankle* heel* knee* hip* elbow* shoulder* fuß bein knie',
  joint:
    'knee* hip* ankle* elbow* wrist* shoulder* achilles heel* groin* hamstring* back spine spinal neck shin* calf calves glute* rib* arch forearm* kneecap* lumbar tendon* ligament* joint* adductor* quad* rotator itb collarbone metatarsal* knie rücken schulter rodilla espalda',
  numb: 'numb* tingl* pins needles asleep paralys* deaf taub feeling zap* electric shooting dead weak* floppy drag* slap* drop* cotton wool kribbelt',
  saddle: 'saddle crotch groin genital* private* bladder bowel* bum anus wee pee peeing urinat* toilet incontinen* wipe soiled',
  faint:
    'faint* fainted collaps* unconscious* blackout* blacked passed syncope keeled swoon* umgekippt ohnmacht desmay* woozy dizzy dizz* lighthead* giddy spins spinning vertigo tunnel schwindlig wobbly seizure* fit convuls* twitch* conscious* slumped',
  floor: 'floor ground turf mat deck pavement grass',
  confused:
    'confus* disorient* incoheren* babbl* nonsense gibberish drunk muddled rambling delirious slur* garbled jumbled lost foggy drowsy sleepy zombie weird verwirrt',
  vomit: 'vomit* puke* puking threw throw throwing sick nause* retch* barf* spewed queasy kotzen erbroch*',
  heat: 'heat hot sun sunstroke heatstroke boiling temperature temp fever* degrees overheat* sauna humid* summer sweat* hitze calor roasting scorching shiver* chill* goosebump*',
  swell: 'swell* swollen puff* balloon* bloat* lump* bulge* blown huge',
  dark: 'dark brown cola coke tea red reddish rust* black coffee pink blood* bleed* bloody dunkel braun',
  urine: 'urine pee wee piss* peed peeing urin water',
  skin: 'rash* hive* itch* welt* wheal* bump* redness blotch* urticaria eczema ausschlag flush*',
  mouth: 'lip* tongue throat mouth face eyelid* eye* voice zunge hals lengua garganta',
  air: 'breath* breathe breathing air gasp* wheez* suffocat* chok* puffed winded inhaler puffer ventolin salbutamol asthma* cough* lung* oxygen luft atem* respirar whistl* stridor rattle*',
  hit: 'hit* bang* banged smack* knock* bump* fell fall fallen falling crash* dropped landed slipped blow whack* clobber* cracked tripped headbutt*',
  head: 'head headache* skull temple concuss* brain pupil* migraine* kopf forehead thunderclap',
  die: 'die dying dead death suicid* kill* unalive sterben morir mourir gone vanish disappear end ending over',
  live: 'live living life alive exist* here reason point leben vivir wake burden hopeless empty worthless',
  harm: 'cut* cutting harm* self hurt* pills tablets rope bridge knife blade note goodbye overdose',
  starve:
    'calorie* kcal cals starv* binge* bingeing purge* purging laxative* diuretic* fasting fast skinny bones anorexi* bulimi* orthorexi* fat disgusting guilty punish* earn* deserve* restrict* weigh* scale* underweight bmi period* vomit',
  food: 'eat* ate food meal* dinner lunch breakfast snack* pizza cake burger carb* chocolate pasta bread nut* peanut* shrimp prawn* gel* bar shake',
  weight: 'kg kilo* kilos lb lbs pounds stone weight weigh*',
  diagnosis:
    'diagnos* mri scan xray ultrasound ct fracture* fractur* herniat* slipped bulging torn tear* rupture* disc disk meniscus acl mcl pcl labrum labral rotator stent pacemaker epilep* diabet* ms lupus arthrit* osteopor* cardiomyopathy myocarditis pericarditis stenosis hernia embol* clot* thrombos* dvt cancer chemo* tumour tumor anaemi* anemi* hypertension tendinopathy fasciitis crohn* asthma parkinson* covid mono glandular pneumonia bypass ablation bandscheibenvorfall stroke sciatica spondyl* arrhythmia autoimmune thyroid hashimoto* endometriosis pots ehlers fibromyalgia syndrome disease condition disorder',
  operation:
    'surgery surgeries operat* op surgeon postop reconstruct* replacement stitches boot cast sling crutches brace hospital discharged er ambulance paramedic* medics icu',
  clear: 'cleared clearance green signed discharged recovered healed resolved ok fine fully',
  pregnant:
    'pregnan* expecting trimester postpartum postnatal birth baby bump csection caesarean cesarean breastfe* midwife ivf miscarr* schwanger embarazada gestation* prenatal newborn delivered uterus pelvic diastasis prolapse due',
  young:
    'teen* kid kids child children son daughter boy girl nephew niece school grade year youth junior minor underage pupil sophomore freshman parents mum mom dad',
  drug: 'sarm* steroid* testosterone tren trenbolone anavar clen clenbuterol ostarine epo hgh peptide* bpc trt dnp prohormone* ephedr* dmaa cardarine rad140 lgd mk677 ligandrol winstrol dianabol deca primo* gear juice roids doping dope* adderall ritalin modafinil cocaine amphetamine* yohimb* cycle pct dbol ipamorelin semax',
  dose: 'dose* dosage mg mcg ml iu microgram* milligram* inject* pin jab shot* vial cycle stack scoop* half double',
  medicine:
    'medication* medicine* meds pill* tablet* tabs prescri* beta blocker* bisoprolol metoprolol propranolol thinner* warfarin eliquis apixaban xarelto sertraline ssri* antidepress* lithium insulin metformin ozempic wegovy semaglutide mounjaro thyroxine levothyrox* prednison* cortison* statin* ramipril lisinopril amlodipine antibiotic* cipro* accutane roaccutane methotrexate opioid* tramadol oxycodone ibuprofen naproxen advil aleve diclofenac voltaren paracetamol tylenol aspirin codeine painkiller* antihistamine* epipen inhaler citalopram fluoxetine prozac lexapro zoloft venlafaxine bupropion gabapentin pregabalin diazepam valium xanax zopiclone finasteride spironolactone losartan candesartan hctz levetiracetam keppra lamotrigine',
  allergy: 'allerg* anaphyla* wasp bee sting* stung hornet epipen antihistamin* reaction intoleran* nut nuts peanut* shellfish',
  effort:
    'sled* row* rower erg ski wall ball* burpee* lunge* carry farmers run* running sprint* interval* race* session* workout* wod metcon training train* lift* deadlift* squat* bike treadmill emom simulation gym class hyrox crossfit push pull',
  plan: 'plan* programme* program* schedule* session* workout* sets reps week build pace* weights loads zones',
  long: 'years ago decade childhood back then teenager once since',
  recent: 'today yesterday now just tonight morning lately week weeks days month months since again still keeps every always',
  other:
    'he she his her him they wife husband friend mate buddy partner brother sister client teammate colleague guy woman someone somebody people',
  laugh: 'lol haha* hehe lmao joking kidding funny',
  doctor:
    'doctor* doc gp physio* surgeon specialist cardiologist consultant neurologist hospital clinic er nurse medic* therapist midwife dietitian psychologist',
  general:
    'what why explain difference general theory curious article exam course podcast studies research science meaning definition prevent avoid risk',
  age: '#8 8 9 10 11 12 13 14 15 16 17 eleven twelve thirteen fourteen fifteen sixteen seventeen',
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
