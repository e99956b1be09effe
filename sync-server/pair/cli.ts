import { failure, type Result, success } from '#domain/result.ts';
import type { Configuration } from '../configuration.ts';
import { readConfiguration } from '../configuration.ts';
import { identityFrom } from '../identity.ts';
import { openForCommand } from '../operator/open-for-command.ts';
import { databaseNameOf, REGISTRY } from '../stores/database-name.ts';
import type { DocumentAccess } from '../stores/document-access.ts';
import { lanAddresses, localAddress } from '../welcome.ts';
import { readArguments } from './arguments.ts';
import { type CodeWish, makeCode } from './code.ts';
import { codeLines } from './code-lines.ts';

/** What the command needs from around it. */
export interface PairTerminal {
  now: () => Date;
  say(text: string): void;
  complain(text: string): void;
  isTerminal: boolean;
  /** Opens the documents, which `end` lets go. */
  open(): Promise<Result<OpenRegistry, { code: string; message: string }>>;
}

/** What a code is made with. */
export interface OpenRegistry {
  access: DocumentAccess;
  configuration: Configuration;
  end(): Promise<void>;
}

/** What the command answers to the shell. */
const EXIT = { done: 0, failed: 1, misused: 2 } as const;

/** `npm run pair -- …`: makes a code for a device, with or without a running server. */
export async function runPairCommand(
  argv: readonly string[],
  terminal: PairTerminal = processTerminal,
): Promise<number> {
  const wish = readArguments(argv);
  if (!wish.ok) {
    const isHelp = wish.error.code === 'help';
    (isHelp ? terminal.say : terminal.complain)(wish.error.message);
    return isHelp ? EXIT.done : EXIT.misused;
  }
  const opened = await terminal.open();
  if (!opened.ok) return failed(opened.error.message, terminal);
  try {
    const made = await codeFor(wish.value, opened.value, terminal);
    return made.ok ? EXIT.done : failed(made.error.message, terminal);
  } finally {
    await opened.value.end();
  }
}

async function codeFor(
  wish: CodeWish,
  { access, configuration }: OpenRegistry,
  terminal: PairTerminal,
): Promise<Result<void, { code: string; message: string }>> {
  for (const quarter of wish.quarters) {
    const name = databaseNameOf(quarter, 'public');
    const [document] = await access.getMany(name, [`quarter:${quarter}`]);
    if (document && !document.deleted) continue;
    return failure({
      code: 'unknown-quarter',
      message: `Das Quartier „${quarter}“ gibt es nicht.`,
    });
  }
  const identity = identityFrom(await access.getMany(REGISTRY, ['server:identity']));
  if (!identity) {
    return failure({ code: 'new', message: 'Starten Sie den Server zuerst einmal: npm start' });
  }
  const write = access.write.bind(access, REGISTRY);
  const writing = { key: identity.key, write, now: terminal.now(), by: 'operator' };
  const { code } = await makeCode(wish, writing);
  terminal.say(linesFor(code, configuration, terminal).join('\n'));
  return success(undefined);
}

function linesFor(
  code: string,
  configuration: Configuration,
  { isTerminal: inTerminal }: PairTerminal,
): string[] {
  const { publicUrl, port } = configuration;
  const origin = publicUrl ?? localAddress(configuration, port);
  const originForPhones = publicUrl ?? lanAddresses(configuration, port)[0] ?? origin;
  return codeLines({ code, origin, originForPhones, inTerminal });
}

const processTerminal: PairTerminal = {
  now: () => new Date(),
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
  isTerminal: process.stdout.isTTY === true,
  open: openRegistry,
};

async function openRegistry(): ReturnType<PairTerminal['open']> {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) {
    return failure({ code: 'configuration', message: configuration.error.sentences.join('\n') });
  }
  const opened = await openForCommand(configuration.value);
  if (opened.ok) return success({ ...opened.value, configuration: configuration.value });
  return failure({ code: opened.error.code, message: opened.error.sentence });
}

function failed(message: string, terminal: PairTerminal): number {
  terminal.complain(message);
  return EXIT.failed;
}
