const WHEELCHAIR: Record<string, 'yes' | 'limited' | 'no'> = {
  ja: 'yes',
  yes: 'yes',
  true: 'yes',
  '1': 'yes',
  barrierefrei: 'yes',
  rollstuhlgerecht: 'yes',
  designated: 'yes',
  teilweise: 'limited',
  eingeschränkt: 'limited',
  bedingt: 'limited',
  limited: 'limited',
  nein: 'no',
  no: 'no',
  false: 'no',
  '0': 'no',
};

/** Whether a wheelchair gets in: "ja", "nein", "teilweise" and their kin. */
export function wheelchairIn(text: string): 'yes' | 'limited' | 'no' | undefined {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(WHEELCHAIR, word) ? WHEELCHAIR[word] : undefined;
}
