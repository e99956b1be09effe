import type { BrokenModule } from './bundle.ts';
import type { ServerKind } from './run-seed.ts';

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
  ['checkpoint-before-commit', 'app/data/taking-in.ts', 'losses', 3],
  ['base-dropped-on-second-edit', LOCAL_COPY, 'edits', 40],
  ['re-send-as-new-edit', 'app/sync/push.ts', 'edits', 71],
  ['entry-dropped-on-accept', LOCAL_COPY, 'rollbacks', 1],
  ['gone-across-epochs', 'app/data/taking-in.ts', 'epochs', 62],
  ['expiry-pushed-as-delete', 'app/sync/round.ts', 'plain', 2],
  ['merge-by-rev', LOCAL_COPY, 'plain', 1],
  ['tombstones-left-out-of-heal', 'app/data/revs-held.ts', 'epochs', 5],
  ['order-by-seq', LOCAL_COPY, 'hot', 3],
  ['counter-per-document', 'app/domain/clock.ts', 'away', 22],
  ['diff-without-clocks', LOCAL_COPY, 'hot', 1],
  ['numbers-reused', 'app/data/device.ts', 'losses', 1],
  ['sent-never-asked-for', 'app/data/sent-entries.ts', 'plain', 6],
  ['witnesses-kept-after-diff', 'app/data/checkpoints.ts', 'rollbacks', 16],
  ['kept-not-sent-again', 'app/data/sent-entries.ts', 'epochs', 31],
  ['superseded-id-random', 'app/domain/superseded.ts', 'plain', 8],
  ['outbox-cleared-on-revoke', 'app/data/adopt-session.ts', 'revocations', 1],
];

/** Each of them must be caught. */
export const BROKEN_ENGINES: readonly BrokenEngine[] = REPLACED.map(
  ([name, replaces, scenario, seed]) => ({
    name,
    file: `${name}.ts`,
    replaces,
    scenario,
    seed,
    server: replaces.startsWith('app/') ? 'model' : 'memory',
  }),
);
