import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Body } from '#domain/version.ts';
import { type Profile, tabletProfile } from '../sync/profiles.ts';

const FIRST =
  'Anna Ayşe Bernd Brigitte Dieter Elif Erika Friedhelm Gisela Günther Hannelore Heinz Helga Horst Ingrid Jürgen Karl Klaus Lieselotte Manfred Margarete Mehmet Monika Olga Ottilie Peter Renate Rosa Ursula Werner Wilhelmine Zeynep';
const LAST =
  'Adler Becker Çelik Dombrowski Eberhardt Fischer Groß Hoffmann Ivanova Jankowski Kowalski Lindemann Müller Nowak Ohlsen Özdemir Petersen Quandt Richter Schäfer Schmidt Tischler Ullrich Vogel Weber Yılmaz Zimmermann';

/** The team's data of a Treff's tablet, its last session two days ago; its people have names of which
 *  many begin alike. */
export function treffProfile(now: Date): Profile {
  const today = dateOf(localDateTimeAt(now));
  const profile = tabletProfile((session) => addDays(today, (session - 100) * 3 + 1));
  return { ...profile, team: profile.team.map(withName) };
}

/** The name of the visitor of this number; no two are the same. */
export function nameOf(index: number): string {
  const [first, last] = [FIRST.split(' '), LAST.split(' ')];
  const [one = '', other = ''] = [
    first[index % first.length],
    last[Math.floor(index / first.length) % last.length],
  ];
  const round = Math.floor(index / (first.length * last.length));
  return round === 0
    ? `${one} ${other}`
    : `${one} ${other}-${last[(index + round * 5) % last.length]}`;
}

function withName(doc: Body): Body {
  if (doc.type !== 'visitor') return doc;
  const index = Number(String(doc.displayName).split(' ').at(-1));
  return { ...doc, displayName: nameOf(index) };
}
