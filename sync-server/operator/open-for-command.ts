import { failure, type Result, success } from '#domain/result.ts';
import type { Configuration } from '../configuration.ts';
import { identityOf, numbersOf } from '../identity.ts';
import { startProblemOf } from '../start-problem.ts';
import type { DocumentAccess } from '../stores/document-access.ts';
import { openStore } from '../stores/open-store.ts';
import { accessTo } from '../stores/store-access.ts';
import { accessThrough } from './operator-client.ts';
import { isOwnSocket, isServerAt, operatorSocketPath } from './socket-path.ts';

/** What a command works with, until it calls `end`. */
export interface CommandAccess {
  access: DocumentAccess;
  /** Whether the running server does the work, or this process opened the store. */
  through: 'server' | 'store';
  end(): Promise<void>;
}

/** The store cannot be opened; `sentence` is German and for the operator. */
export interface CannotOpen {
  code: 'cannot-open';
  sentence: string;
}

/**
 * Opens the documents for a command: through the server that runs on this data folder, or directly
 * where none does.
 */
export async function openForCommand(
  configuration: Configuration,
): Promise<Result<CommandAccess, CannotOpen>> {
  const path = operatorSocketPath(configuration.dataFolder);
  if ((await isOwnSocket(path)) && (await isServerAt(path))) {
    return success({ access: accessThrough(path), through: 'server', end: async () => {} });
  }
  try {
    const store = await openStore(configuration);
    const { writer } = await identityOf(store);
    const access = accessTo(store, numbersOf(store, writer, Date.now));
    return success({ access, through: 'store', end: () => store.close() });
  } catch (error) {
    const sentence = startProblemOf(error, configuration);
    if (sentence === undefined) throw error;
    return failure({ code: 'cannot-open', sentence });
  }
}
