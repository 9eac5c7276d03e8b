/** What an athlete may have at hand: the key that is stored and the word that is shown. */
export const EQUIPMENT = [
  { value: 'gym', label: 'Gym' },
  { value: 'ski_erg', label: 'SkiErg' },
  { value: 'sled', label: 'Sled' },
  { value: 'rower', label: 'Rower' },
  { value: 'farmers_handles', label: 'Farmers handles' },
  { value: 'kettlebells', label: 'Kettlebells' },
  { value: 'sandbag', label: 'Sandbag' },
  { value: 'wall_ball', label: 'Wall ball' },
  { value: 'barbell', label: 'Barbell' },
  { value: 'dumbbells', label: 'Dumbbells' },
  { value: 'bike', label: 'Bike' },
  { value: 'treadmill', label: 'Treadmill' },
  { value: 'track', label: 'Track' },
  { value: 'outdoors', label: 'Running outdoors' },
] as const;

/** The word for a stored key; a key that is not ours is shown as it stands. */
export const equipmentLabel = (key: string): string => EQUIPMENT.find(({ value }) => value === key)?.label ?? key.replaceAll('_', ' ');
