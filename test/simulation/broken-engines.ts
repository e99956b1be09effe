import type { BrokenModule } from './bundle.ts';
import { needsProduct } from './scenarios.ts';
import type { ServerKind } from './server-side.ts';

/** An engine, or a server, with one mistake in it; and the world in which that shows soonest. */
export interface BrokenEngine extends BrokenModule {
  scenario?: string;
  /** Which server; the model, which is quicker, where nothing is said. */
  server?: ServerKind;
  /** The first of the seeds from 1 on that shows it: those before it need not be run every time. */
  seed: number;
}

const LOCAL_COPY = 'app/domain/local-copy.ts';

type Replaced = readonly [name: string, replaces: string, scenario: string, seed: number];

const REPLACED: readonly Replaced[] = [
  ['checkpoint-before-commit', 'app/data/taking-in.ts', 'losses', 28],
  ['base-dropped-on-second-edit', LOCAL_COPY, 'edits', 170],
  ['re-send-as-new-edit', 'app/sync/push.ts', 'edits', 71],
  ['entry-dropped-on-accept', LOCAL_COPY, 'rollbacks', 1],
  ['gone-across-epochs', 'app/data/taking-in.ts', 'epochs', 254],
  ['expiry-pushed-as-delete', 'app/sync/round.ts', 'plain', 2],
  ['merge-by-rev', LOCAL_COPY, 'plain', 1],
  ['tombstones-left-out-of-heal', 'app/data/revs-held.ts', 'epochs', 9],
  ['order-by-seq', LOCAL_COPY, 'hot', 3],
  ['counter-per-document', 'app/domain/clock.ts', 'away', 15],
  ['diff-without-clocks', LOCAL_COPY, 'hot', 6],
  ['numbers-reused', 'app/data/device.ts', 'losses', 1],
  ['sent-never-asked-for', 'app/data/sent-entries.ts', 'plain', 24],
  ['witnesses-kept-after-diff', 'app/data/checkpoints.ts', 'rollbacks', 5],
  ['kept-not-sent-again', 'app/data/sent-entries.ts', 'epochs', 43],
  ['superseded-id-random', 'app/domain/superseded.ts', 'plain', 16],
  ['sent-before-durable', 'app/data/make-durable.ts', 'power-cuts', 1],
  ['refused-forgotten', 'app/data/outbox.ts', 'poison', 1],
  ['batch-refused-whole', 'app/data/outbox.ts', 'poison', 1],
  ['poison-let-through', 'sync-server/stores/well-formed.ts', 'poison', 1],
  ['scope-check-skipped', 'sync-server/access/scopes.ts', 'plain', 1],
  ['outbox-cleared-on-revoke', 'app/data/adopt-session.ts', 'revocations', 1],
  ['secret-made-anew', 'app/data/pairing-attempt.ts', 'pairings', 1],
  ['names-kept-when-connected-anew', 'app/data/adopt-device-id.ts', 'pairings', 1],
  ['writes-of-nobody', 'app/sync/quarter-server.ts', 'pairings', 1],
  ['counter-not-settled', 'app/data/moved-counters.ts', 'pairings', 4],
];

/** Each of them must be caught. */
export const BROKEN_ENGINES: readonly BrokenEngine[] = REPLACED.map(
  ([name, replaces, scenario, seed]) => ({
    name,
    file: `${name}.ts`,
    replaces,
    scenario,
    seed,
    server: replaces.startsWith('app/') && !needsProduct(scenario) ? 'model' : 'memory',
  }),
);
