import { failure, type Result, success } from '#domain/result.ts';
import { readConfiguration } from '../configuration.ts';
import { openForCommand } from '../operator/open-for-command.ts';
import type { DocumentAccess } from '../stores/document-access.ts';
import { readArguments } from './arguments.ts';
import { importFile } from './import-command.ts';
import { reportText } from './report-text.ts';

/** What the command needs from around it. */
export interface Terminal {
  /** Where relative paths begin. */
  folder: string;
  now: () => Date;
  say(text: string): void;
  complain(text: string): void;
  /** Opens the documents, which `end` lets go. */
  open(): Promise<Result<OpenDocuments, { code: string; message: string }>>;
}

/** Documents that a command may work with until it ends. */
export interface OpenDocuments {
  access: DocumentAccess;
  end(): Promise<void>;
}

/** What the command answers to the shell. */
export const EXIT = { done: 0, failed: 1, misused: 2 } as const;

/**
 * `npm run import -- …`: reads its arguments, imports, says what happened. Refused records are part
 * of a success; it fails where nothing could be imported or the store stopped it.
 */
export async function runImportCommand(
  argv: readonly string[],
  terminal: Terminal = processTerminal,
): Promise<number> {
  const read = readArguments(argv, terminal.folder);
  if (!read.ok) return explain(read.error, terminal);
  const documents = await terminal.open();
  if (!documents.ok) return failed(documents.error.message, terminal);
  try {
    const report = await importFile(documents.value.access, read.value, terminal.now());
    if (!report.ok) return failed(report.error.message, terminal);
    terminal.say(read.value.asJson ? JSON.stringify(report.value) : reportText(report.value));
    return report.value.stopped === undefined ? EXIT.done : EXIT.failed;
  } finally {
    await documents.value.end();
  }
}

const processTerminal: Terminal = {
  // npm runs scripts in the project's folder and tells here where the command was typed.
  folder: process.env.INIT_CWD ?? process.cwd(),
  now: () => new Date(),
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
  open: openDocuments,
};

async function openDocuments(): ReturnType<Terminal['open']> {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) {
    return failure({ code: 'configuration', message: configuration.error.sentences.join('\n') });
  }
  const opened = await openForCommand(configuration.value);
  if (opened.ok) return success(opened.value);
  return failure({ code: opened.error.code, message: opened.error.sentence });
}

function explain(problem: { code: string; message: string }, terminal: Terminal): number {
  if (problem.code === 'help') {
    terminal.say(problem.message);
    return EXIT.done;
  }
  terminal.complain(problem.message);
  return EXIT.misused;
}

function failed(message: string, terminal: Terminal): number {
  terminal.complain(message);
  return EXIT.failed;
}
