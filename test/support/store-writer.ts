import { openPouchStore } from '../../sync-server/stores/pouch-store.ts';

// Writes documents to the embedded store in the folder named on the command line, one after another
// until it is killed, and prints each one's number after the store acknowledged it.
const store = await openPouchStore(process.argv[2] ?? '');
const database = await store.database('kiez-public');
for (let n = 0; ; n += 1) {
  const id = `place:n${n}`;
  await database.write([{ id, base: null, doc: { _id: id, text: 'x'.repeat(2000) } }]);
  process.stdout.write(`${n}\n`);
}
