import type { LocalDate } from '#domain/local-time.ts';
import type { Answer } from './database.ts';
import { localDatabase } from './local-store.ts';

/**
 * Answers that were remembered, by key; those for days before `from` count as forgotten. Where the
 * device keeps nothing (private mode) nothing is remembered.
 */
export async function recallAnswers(
  keys: readonly string[],
  from: LocalDate,
): Promise<Map<string, Answer>> {
  const rows = await orNothing(() => localDatabase().answers.bulkGet([...keys]));
  const current = (rows ?? []).filter((row): row is Answer => row !== undefined && row.day >= from);
  return new Map(current.map((row) => [row.key, row]));
}

/** Remembers answers. A device that is full or keeps nothing will compute them again. */
export async function rememberAnswers(answers: readonly Answer[]): Promise<void> {
  await orNothing(() => localDatabase().answers.bulkPut([...answers]));
}

/** Forgets the answers for days before `from`, whatever they were about. */
export async function forgetAnswersBefore(from: LocalDate): Promise<void> {
  await orNothing(() => localDatabase().answers.where('day').below(from).delete());
}

/** Answers only save time: a database that refuses must not keep a screen from its hours. What is
 *  wrong with it, the shell tells ("Der Speicher ist voll"). */
async function orNothing<Value>(work: () => PromiseLike<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
