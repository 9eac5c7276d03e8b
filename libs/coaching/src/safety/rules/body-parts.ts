/** Places of the body an athlete names, as a pattern source. `back` and `chest` only with a word that makes them a body part elsewhere. */
export const BODY_PART = String.raw`(?:(?:lower |upper |mid |low )?back|neck|shoulders?|elbows?|wrists?|hands?|fingers?|thumbs?|hips?|groin|glutes?|hamstrings?|hammy|quads?|quadriceps|thighs?|knees?|kneecaps?|calf|calves|shins?|ankles?|foot|feet|heels?|toes?|achilles|patell(?:a|ar)|it band|hip flexors?|rotator cuff|biceps?|triceps?|forearms?|ribs?|spine|tailbone|si joint|adductors?|abductors?|pecs?|jaw|arms?|legs?|joints?|tendons?)`;

/** Structures that tear. */
export const TISSUE = String.raw`(?:acls?|mcl|pcl|lcl|ligaments?|meniscus|menisci|labrum|labral|rotator cuffs?|tendons?|achilles|cartilage|hamstrings?|cal(?:f|ves)|quads?|pec(?:toral)?s?|biceps?|supraspinatus|patellar tendon|plantar fascia|ulnar collateral|muscles?)`;

/** Bones that break. */
export const BONE = String.raw`(?:ankles?|foot|feet|legs?|wrists?|collarbones?|clavicle|ribs?|toes?|arms?|hips?|tibias?|fibulas?|femurs?|metatarsals?|vertebrae?|sacrum|pelvis|hands?|fingers?|elbows?|scaphoid|shins?|knees?|kneecaps?|heels?|navicular|bones?|spine)`;
