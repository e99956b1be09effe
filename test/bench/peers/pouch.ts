import PouchDB from 'pouchdb-browser';

/** PouchDB's own replication of the public database into an empty one of the browser. */
async function runPouch(quarter: string, batch: number | undefined) {
  const local = new PouchDB('peer', { adapter: 'idb' });
  await local.info();
  const options = batch === undefined ? {} : { batch_size: batch };
  const begun = performance.now();
  await local.replicate.from(`${location.origin}/couch/${quarter}-public`, options);
  const took = performance.now() - begun;
  const { doc_count } = await local.info();
  return { took, documents: doc_count };
}

Object.assign(window, { bench: { runPouch } });
