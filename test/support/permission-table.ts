/*
 * Tables of what each role may do with each type, as they are written down in tests: a heading of roles,
 * then a line a type with a group of letters for each role.
 */

/** The cells of a table: a type, a role, the letters of what it may do. */
export function cellsOf<Role extends string>(
  table: string,
): [type: string, role: Role, letters: string][] {
  const [heading = '', ...rows] = table.split('\n').filter((line) => line.trim() !== '');
  const roles = heading.trim().split(/\s+/) as Role[];
  return rows.flatMap((row) => {
    const [type = '', ...letters] = row.trim().split(/\s+/);
    return roles.map((role, column): [string, Role, string] => [type, role, letters[column] ?? '']);
  });
}

/** A change for which a type is made. */
export const CHANGES: Record<string, Record<string, unknown>> = {
  quarter: { name: 'Neu-Lichtenberg' },
  place: { fees: 'frei' },
  event: { cost: 'frei' },
  notice: { title: 'Der Aufzug steht' },
  vacancy: { free: 2 },
  image: { width: 9 },
  ownImage: { width: 9 },
  session: { focus: 'Fotos' },
  visit: { topics: ['Fotos'] },
  tally: { counts: { '75+': 4 } },
  visitor: { displayName: 'Frau Adler' },
  lendable: { state: 'lent' },
  loan: { note: 'Kratzer am Rand' },
  requestCard: { state: 'taken' },
  response: { at: '2026-12-02T10:00' },
  attendance: { source: 'paper' },
  shift: { canNot: true },
  person: { phone: '0209 456' },
  request: { words: 'Bitte abends.' },
  requestStep: { kind: 'solved' },
  registration: { cancelled: true },
  consent: { withdrawnAt: '2026-12-09T14:00:00Z' },
  contact: { name: 'Herr A.' },
  accessRequest: { answeredAt: '2026-12-09T14:00:00Z' },
  call: { doneAt: '2026-12-09T14:00:00Z' },
  report: { handledAt: '2026-12-09T14:00:00Z' },
  proposal: { decision: 'taken' },
  history: { before: {} },
  superseded: { remark: 'doch nicht' },
  reportState: { figures: { visits: 9999 } },
  erased: { erasedOn: '2026-12-09' },
  letter: { actor: 'jemand' },
};
