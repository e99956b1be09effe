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
