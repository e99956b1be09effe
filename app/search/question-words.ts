import { wordsOf } from './search-words.ts';

/** Words of whole questions that say nothing about what is looked for. */
const FILLERS = wordsOf(`
  ich du er sie es wir ihr man mich mir dir dich ihm ihn ihnen uns euch sich mein meine meinen
  meinem meiner meines sein seine seinen seiner ihre ihren ihrem unser unsere
  der die das den dem des ein eine einen einem einer eines kein keine keinen keiner
  und oder aber auch nur noch schon mal bitte denn doch so sehr ganz wieder jetzt heute hier dort da
  wer wie was wo wohin woher wann warum welche welcher welches wem wen wessen ob
  ist sind war bin bist habe hab hat haben hatte gibt gibts geht gehts kann kannst koennen koennte
  muss muessen moechte will wollen soll sollte darf wird werden wurde lassen machen mache macht
  brauche brauchen braucht benoetige suche suchen sucht finde finden findet bekomme bekommen
  kriege kriegen kaufen kauf hole holen kommt kommen gehen
  kuemmert
  in im an am auf aus bei beim bis fuer gegen mit nach ohne seit ueber um unter von vom vor zu zum
  zur zwischen nicht nichts nix wenn weil dass als jemand jemanden jemandem irgendwo einfach
  naehe nahe guten tag hallo danke
  أنا أين هل من في إلى عن على ما كيف أريد أحتاج أبحث هناك يوجد لي مع أو و
  i need where the who can help me a
`);

/** Words that say a little: they count where nothing else is said. */
const VAGUE = wordsOf(`
  hilfe hilft helfen helft mann frau mutter vater unterstuetzung beratung berater termin verein stelle anlaufstelle leute menschen angebot
  angebote alte alter alten aeltere aelteren senioren kaputt verloren neu neue neuen
  مساعدة
`);

/** Verbs beside which the noun is what places write. */
const NOUNS = new Map([
  ['hilft', 'hilfe'],
  ['helfen', 'hilfe'],
  ['helft', 'hilfe'],
]);

const fillers = new Set(FILLERS);
const vague = new Set(VAGUE);

/** What a text asks for, in words as `wordsOf` gives them. */
export interface QuestionWords {
  /** What a place must have to do with. */
  needed: string[];
  /** What puts one place before another. */
  helpful: string[];
}

/**
 * Reads a whole question without the words that every question has. The last word is kept where
 * nothing would be left: it may be the beginning of another.
 */
export function questionWords(text: string): QuestionWords {
  const words = [...new Set(wordsOf(text))];
  const said = words.filter((word) => !fillers.has(word));
  const last = words.at(-1);
  const isVague = (word: string) => vague.has(word) || (word === last && isHardlyBegun(word));
  const telling = said.filter((word) => !isVague(word));
  if (telling.length > 0) {
    const helpful = said.filter(isVague);
    return { needed: telling, helpful: helpful.map((word) => NOUNS.get(word) ?? word) };
  }
  return { needed: said.length > 0 ? said : words.slice(-1), helpful: [] };
}

/** Two letters behind other words are mostly the beginning of a third: nothing shall vanish yet. */
function isHardlyBegun(word: string): boolean {
  return word.length < 3 && !/\d/.test(word);
}

/** Whether every question has this word, as `wordsOf` gives it. */
export function isFiller(word: string): boolean {
  return fillers.has(word);
}
