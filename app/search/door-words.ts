import type { Door } from '#domain/doors.ts';

/** The words under which a door's places are found even where nobody wrote them down. */
export const DOOR_WORDS: Record<Door, string> = {
  health: 'Gesundheit und Pflege',
  homeHelp: 'Hilfe zu Hause, Haushalt',
  adviceAndMoney: 'Rat, Ämter, Geld',
  shoppingAndFood: 'Einkaufen und Essen',
  outAndAbout: 'Unterwegs und draußen',
  meeting: 'Treffen und Mitmachen',
  technology: 'Technik und Lernen',
  housing: 'Wohnen',
  safety: 'Sicherheit',
  faithAndGrief: 'Glaube und Trauer',
  family: 'Familie',
};
