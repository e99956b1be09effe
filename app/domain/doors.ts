/** The doors of the directory, in the order in which people see them. */
export const DOORS = [
  'health',
  'homeHelp',
  'adviceAndMoney',
  'shoppingAndFood',
  'outAndAbout',
  'meeting',
  'technology',
  'housing',
  'safety',
  'faithAndGrief',
  'family',
] as const;

/** One way into the directory, in people's words ("Rat, Ämter, Geld"). */
export type Door = (typeof DOORS)[number];

/** The nine Daseinsgrundfunktionen of urban planning, for reports. */
export const FUNCTIONS = [
  'housing',
  'work',
  'safety',
  'localSupply',
  'mobility',
  'greenAndOpenSpace',
  'leisureAndMeeting',
  'education',
  'neighbourhood',
] as const;

/** One of the nine Daseinsgrundfunktionen. */
export type BasicFunction = (typeof FUNCTIONS)[number];

const SUGGESTED: Record<Door, BasicFunction> = {
  health: 'localSupply',
  homeHelp: 'neighbourhood',
  adviceAndMoney: 'work',
  shoppingAndFood: 'localSupply',
  outAndAbout: 'mobility',
  meeting: 'leisureAndMeeting',
  technology: 'education',
  housing: 'housing',
  safety: 'safety',
  faithAndGrief: 'neighbourhood',
  family: 'neighbourhood',
};

/** The basic functions that doors suggest, without repeats, in the order of `FUNCTIONS`. */
export function suggestedFunctions(doors: readonly Door[]): BasicFunction[] {
  const suggested = new Set(doors.map((door) => SUGGESTED[door]));
  return FUNCTIONS.filter((name) => suggested.has(name));
}
