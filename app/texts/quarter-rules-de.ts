/** What the office's screen of rules and templates says; Deutsch alone. */
export const quarterRulesDe = {
  title: 'Regeln und Vorlagen',
  intro: 'Das gilt für alle Geräte im Quartier. Jede Änderung zählt sofort.',
  usual: (value: string): string => `${value} (üblich)`,
  saved: (what: string, value: string): string => `${what}: ${value}. Das ist gespeichert.`,
  undo: 'Rückgängig',
  undone: 'Das ist zurückgenommen.',
  failed: 'Das ging nicht. Bitte versuchen Sie es noch einmal.',

  escalation: {
    title: 'Wann ein Anliegen nach oben rückt',
    text: 'Nach so vielen Tagen steht es oben in der Liste.',
    confirm: 'Neu und noch nicht zurückgerufen',
    nobodyFound: 'Bestätigt, aber niemand hat zugesagt',
    answer: 'Eine Rückfrage ist nicht beantwortet',
    overdue: 'Der Termin war, und niemand hat berichtet',
    days: (count: number): string =>
      count === 0 ? 'sofort' : count === 1 ? 'nach 1 Tag' : `nach ${count} Tagen`,
  },

  tasks: {
    title: 'Aufgaben der Ehrenamtlichen',
    most: 'So viele offene Aufgaben darf jemand haben',
    why: 'So sammelt kein Gerät viele Namen und Adressen.',
    count: (count: number): string => (count === 1 ? '1 Aufgabe' : `${count} Aufgaben`),
  },

  treff: {
    title: 'Im Treff',
    numbers: 'Wartende bekommen eine Nummer',
    yes: 'Ja',
    no: 'Nein',
    lock: 'Das Tablet sperrt sich ohne Berührung',
    minutes: (count: number): string => (count === 1 ? 'nach 1 Minute' : `nach ${count} Minuten`),
  },

  templates: {
    title: 'Vorlagen',
    text: 'Absätze, die Sie oft schreiben. Sie stehen beim Brief zur Wahl.',
    none: 'Noch gibt es keine Vorlage.',
    name: 'Name der Vorlage',
    nameMissing: 'Geben Sie der Vorlage einen Namen.',
    nameTaken: 'So heißt schon eine andere Vorlage.',
    words: 'Text',
    textMissing: 'Schreiben Sie den Text der Vorlage.',
    add: 'Neue Vorlage',
    save: 'Vorlage speichern',
    cancel: 'Abbrechen',
    change: 'Ändern',
    remove: 'Löschen',
    added: (name: string): string => `Die Vorlage „${name}“ ist gespeichert.`,
    removed: (name: string): string => `Die Vorlage „${name}“ ist gelöscht.`,
  },

  letter: {
    own: 'Ein Absatz von Ihnen',
    choose: 'Vorlage einsetzen',
    noTemplate: 'keine Vorlage',
  },
};
