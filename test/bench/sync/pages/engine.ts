import { adoptSession } from '../../../../app/data/adopt-session.ts';
import { LocalDatabase } from '../../../../app/data/database.ts';
import { NameIndex } from '../../../../app/data/name-index.ts';
import { vaultOf } from '../../../../app/data/vaults.ts';
import { deviceRound } from '../../../../app/sync/device-rounds.ts';
import { HttpQuarterServer } from '../../../../app/sync/quarter-server.ts';
import { fetchSession } from '../../../../app/sync/session.ts';

/*
 * The engine's own round on an empty device, without screens, and beside it the least that a first
 * sync can be. Both answer with milliseconds, and with how many documents can be read afterwards.
 */

export interface SyncTook {
  took: number;
  documents: number;
}

async function runEngine(
  quarter: string,
  _?: unknown,
  database = new LocalDatabase('engine'),
): Promise<SyncTook> {
  await database.open();
  const session = await fetchSession();
  if (session.ok) await adoptSession(database, session.value);
  const server = new HttpQuarterServer(quarter);
  const begun = performance.now();
  const round = await deviceRound(
    // As in the product: on a team's device names are encrypted.
    { database, quarter, server, now: () => new Date(), vault: vaultOf },
    new AbortController().signal,
  );
  const took = performance.now() - begun;
  if (!round.ok) throw new Error(`the round failed: ${round.error.code}`);
  return { took, documents: await database.documents.count() };
}

/** What a tablet's reader of names takes: the list made anew of the documents, the list that was kept,
 *  and a typed name in it (each the slowest of several). Milliseconds. */
async function runNames(quarter: string, typed: readonly string[]) {
  const database = new LocalDatabase('engine');
  await runEngine(quarter, undefined, database);
  const vault = await vaultOf(database);
  const anew = await timed(() => NameIndex.read(database, quarter, vault));
  const kept = await timed(() => NameIndex.read(database, quarter, vault));
  const searches = await Promise.all(
    typed.map((text) => timed(async () => kept.value.found(text, 13))),
  );
  const search = Math.max(...searches.map(({ took }) => took));
  return { names: kept.value.size, anew: anew.took, kept: kept.took, search };
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ took: number; value: Value }> {
  const begun = performance.now();
  const value = await work();
  return { took: performance.now() - begun, value };
}

/** One compressed download of each scope, JSON.parse of each line, one bulkPut into the same table. */
async function runLimit(quarter: string, scopes: readonly string[]): Promise<SyncTook> {
  const database = new LocalDatabase('limit');
  await database.open();
  const begun = performance.now();
  const texts = await Promise.all(scopes.map((scope) => textOf(quarter, scope)));
  const rows = texts.flatMap((text, index) => rowsIn(text, quarter, scopes[index] ?? ''));
  await database.documents.bulkPut(rows);
  return { took: performance.now() - begun, documents: await database.documents.count() };
}

async function textOf(quarter: string, scope: string): Promise<string> {
  const answer = await fetch(`/api/sync/${quarter}/${scope}/snapshot`, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${scope}: ${answer.status}`);
  return answer.text();
}

function rowsIn(text: string, quarter: string, scope: string) {
  const lines = text.split('\n').filter(Boolean).slice(1);
  return lines.map((line) => {
    const { id, rev, doc } = JSON.parse(line) as {
      id: string;
      rev: string;
      doc: Record<string, unknown>;
    };
    return { quarter, id, type: id.slice(0, id.indexOf(':')), rev, doc, scope };
  });
}

const bench = { runEngine, runLimit, runNames };

export type EnginePage = typeof bench;

Object.assign(window, { bench });
