/*
 * The words of which a Türwort is made: what somebody coming to a door says first, so that it opens
 * to nobody else. Things that everybody can picture, of at most eleven letters. None sounds like
 * another: two of them differ in three letters, or in two where neither beginning nor end is the
 * same. A list of our own; a word that stands here stays, or agreed words would lose their picture.
 */
const LIST = `
Achterbahn 🎢  Ahorn 🍁  Aktentasche 💼  Ameise 🐜  Ananas 🍍  Anker ⚓  Antenne 📡  Apfel 🍎
Armbanduhr ⌚  Aubergine 🍆  Auge 👁  Avocado 🥑  Badewanne 🛁  Bahnhof 🚉  Ballon 🎈
Bambus 🎍  Banane 🍌  Basketball 🏀  Batterie 🔋  Baum 🌳  Besen 🧹  Biene 🐝  Billard 🎱
Bleistift ✏  Blitz ⚡  Bluse 👚  Bonbon 🍬  Bowling 🎳  Brezel 🥨  Briefkasten 📮  Brille 👓
Brokkoli 🥦  Brot 🍞  Brunnen ⛲  Buch 📖  Dachs 🦡  Dampflok 🚂  Daumen 👍  Delfin 🐬
Denkmal 🗿  Diagramm 📊  Diamant 💎  Drucker 🖨  Dusche 🚿  Eichhorn 🐿  Eidechse 🦎
Eishockey 🏒  Eiswaffel 🍦  Elefant 🐘  Ente 🦆  Erdbeere 🍓  Erdnuss 🥜  Fabrik 🏭  Fahne 🚩
Fahrrad 🚲  Falter 🦋  Federball 🏸  Fernrohr 🔭  Fernseher 📺  Filmklappe 🎬  Fisch 🐟
Fledermaus 🦇  Flugzeug ✈  Gabel 🍴  Garnele 🦐  Geige 🎻  Geschenk 🎁  Getreide 🌾
Giraffe 🦒  Gitarre 🎸  Globus 🌍  Glocke 🔔  Gondel 🚠  Gurke 🥒  Hammer 🔨  Handschuh 🧤
Handtasche 👜  Haus 🏠  Helm ⛑  Herbstlaub 🍂  Hibiskus 🌺  Honig 🍯  Hotel 🏨  Hund 🐕
Igel 🦔  Jeans 👖  Joystick 🕹  Kaktus 🌵  Kalender 📅  Kamera 📷  Kaninchen 🐰  Karotte 🥕
Kartoffel 🥔  Karussell 🎠  Kassette 📼  Kastanie 🌰  Katze 🐈  Keks 🍪  Kimono 👘  Kirsche 🍒
Kiwi 🥝  Klavier 🎹  Kleeblatt 🍀  Kleid 👗  Klemmbrett 📋  Koala 🐨  Koffer 🧳  Kokosnuss 🥥
Komet ☄  Kompass 🧭  Konfetti 🎊  Kopfhörer 🎧  Korb 🧺  Krabbe 🦀  Krawatte 👔  Kristall 🔮
Krokodil 🐊  Krone 👑  Kuchen 🍰  Käse 🧀  Kürbis 🎃  Lampe 💡  Landkarte 🗺  Laptop 💻
Lastwagen 🚚  Laterne 🏮  Leopard 🐆  Lineal 📏  Lippenstift 💄  Lokomotive 🚆  Lutscher 🍭
Löffel 🥄  Löwe 🦁  Magnet 🧲  Mango 🥭  Mantel 🧥  Marienkäfer 🐞  Maske 🎭  Medaille 🏅
Megafon 📣  Melone 🍉  Mikrofon 🎤  Mikroskop 🔬  Milch 🥛  Mond 🌙  Motorrad 🏍  Muffin 🧁
Muschel 🐚  Museum 🏛  Nadel 📌  Notizblock 📓  Omnibus 🚌  Orange 🍊  Orden 🎖  Osterei 🥚
Paket 📦  Palette 🎨  Palme 🌴  Panda 🐼  Papagei 🦜  Pfau 🦚  Pfirsich 🍑  Pilz 🍄  Pinguin 🐧
Pinsel 🖌  Pokal 🏆  Pony 🐴  Popcorn 🍿  Projektor 📽  Pudding 🍮  Puzzle 🧩  Radio 📻
Rakete 🚀  Raupe 🐛  Regenbogen 🌈  Regenschirm ☂  Rennwagen 🏎  Riesenrad 🎡  Ring 💍
Roboter 🤖  Rollbrett 🛹  Roller 🛴  Rose 🌹  Rucksack 🎒  Ruderboot 🚣  Salat 🥗
Salzstreuer 🧂  Sandale 👡  Sanduhr ⏳  Sandwich 🥪  Satellit 🛰  Saurier 🦕  Saxofon 🎷
Schalter 🎚  Schere ✂  Schiff 🚢  Schleife 🎀  Schlitten 🛷  Schnecke 🐌  Schneemann ⛄
Schokolade 🍫  Schraube 🔩  Schwamm 🧽  Segelboot ⛵  Seife 🧼  Seilbahn 🚡  Sessel 💺
Skifahrer ⛷  Sofa 🛋  Sonne ☀  Spiegelei 🍳  Stadion 🏟  Stecker 🔌  Stern ⭐  Stiefel 👢
Stoppuhr ⏱  Strand 🏖  Strohhut 👒  Suppe 🍲  Surfbrett 🏄  Taco 🌮  Tankstelle ⛽
Tastatur ⌨  Taube 🕊  Teddy 🧸  Teekanne 🍵  Tennis 🎾  Thermometer 🌡  Tiger 🐅  Torte 🎂
Traktor 🚜  Trommel 🥁  Trompete 🎺  Truthahn 🦃  Tulpe 🌷  Turm 🗼  Turnschuh 👟  Umschlag ✉
Urkunde 📜  Vase 🏺  Volleyball 🏐  Vulkan 🌋  Waschbär 🦝  Weintraube 🍇  Werkzeug 🧰
Wolke ☁  Würfel 🎲  Zahn 🦷  Zebra 🦓  Zeitung 📰  Zelt ⛺  Ziege 🐐  Zielscheibe 🎯
Zirkus 🎪  Zitrone 🍋  Zylinder 🎩
`;

/** A word of a Türwort with a picture for those who read no German: one character of Unicode 11 or
 *  older, which phones of 2018 can draw. */
export interface DoorWord {
  word: string;
  picture: string;
}

/** All of them: 256, so that a byte names one. */
export const DOOR_WORDS: readonly DoorWord[] = [...LIST.matchAll(/(\S+) (\S+)/g)].map(
  ([, word = '', picture = '']) => ({ word, picture }),
);

/** The two words that bytes of a keyed hash name: "Apfel Turm". Never twice the same. */
export function doorWordsOf(bytes: Uint8Array): string {
  const [first = 0, ...others] = bytes;
  const second = others.find((byte) => byte !== first) ?? (first + 1) % DOOR_WORDS.length;
  return [first, second].map((byte) => DOOR_WORDS[byte % DOOR_WORDS.length]?.word).join(' ');
}

/** The words of a Türwort, each with its picture; without one where a later version's list has it. */
export function doorWordsIn(tuerwort: string): { word: string; picture?: string }[] {
  return tuerwort
    .split(' ')
    .filter(Boolean)
    .map((word) => DOOR_WORDS.find((known) => known.word === word) ?? { word });
}
