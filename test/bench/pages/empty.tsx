import { render } from 'preact';
import { LocalDatabase } from '../../../app/data/database.ts';

/** The least that an app of this kind can be at its start: one Dexie row on screen. */
const database = new LocalDatabase('empty');
database.settings
  .put({ key: 'greeting', value: 'Guten Tag' })
  .then(() => database.settings.get('greeting'))
  .then((row) => {
    const root = document.getElementById('app');
    if (root) render(<h1>{String(row?.value)}</h1>, root);
  });
