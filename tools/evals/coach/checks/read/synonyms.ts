/** Names of one thing. A term that is one of them is found by any of them. */
export const SYNONYMS: readonly (readonly string[])[] = [
  ['skierg', 'ski erg', 'ski ergometer'],
  ['rower', 'row', 'rowing', 'row erg', 'rowing machine'],
  ['burpee broad jump', 'burpee broad jumps', 'bbj'],
  ['farmers carry', "farmer's carry", 'farmer carry', 'farmers walk', 'kettlebell carry'],
  ['sandbag lunges', 'sandbag lunge', 'walking lunges with the sandbag'],
  ['wall balls', 'wall ball', 'wallballs'],
  ['physiotherapist', 'physio', 'physical therapist'],
  ['doctor', 'physician', 'gp', 'sports medicine'],
  ['kilometre', 'kilometer', 'km'],
  ['metre', 'meter', 'm'],
  ['carbohydrate', 'carbohydrates', 'carbs', 'carb'],
  ['easy run', 'easy running', 'zone 2', 'aerobic run'],
  ['taper', 'tapering', 'reduce volume', 'cut volume'],
  ['grip', 'grip strength', 'forearms'],
  ['roxzone', 'transition', 'transitions'],
];
