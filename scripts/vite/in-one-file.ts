import { resolve } from 'node:path';

/** What the bundler tells of a module. */
interface Bundler {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * For a group of code splitting: one file for a module and all that it cannot start without, which comes as a
 * whole in any case. What the first screen needs has a group of a higher priority.
 */
export function inOneFile(name: string, path: string) {
  let modules: Set<string> | undefined;
  return (id: string, bundler: Bundler) => {
    modules ??= neededBy(resolve(path), bundler);
    return modules.has(id) ? name : null;
  };
}

function neededBy(id: string, bundler: Bundler, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const imported of bundler.getModuleInfo(id)?.importedIds ?? []) {
    neededBy(imported, bundler, found);
  }
  return found;
}
