import type { Configuration } from './configuration.ts';
import { StoreFailure } from './stores/store-failure.ts';

/**
 * What keeps the server (or a command) from starting, in one German sentence for the operator;
 * `undefined` where it is none of the foreseeable things.
 */
export function startProblemOf(error: unknown, configuration: Configuration): string | undefined {
  if (error instanceof StoreFailure) return storeProblem(error, configuration);
  const { port, host, dataFolder } = configuration;
  switch ((error as NodeJS.ErrnoException)?.code) {
    case 'EADDRINUSE':
      return `Der Port ${port} ist schon belegt. Wählen Sie einen anderen, zum Beispiel PORT=${otherThan(port)}.`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EAI_AGAIN':
    case 'EINVAL':
    case 'ENOTFOUND':
      return `Dieser Rechner hat die Adresse ${host} nicht. Prüfen Sie HOST.`;
    case 'EACCES':
    case 'EISDIR':
    case 'EPERM':
    case 'EROFS':
      return isPortProblem(error)
        ? `Den Port ${port} darf dieser Benutzer nicht öffnen. Nehmen Sie einen ab 1024.`
        : unwritable(dataFolder);
    case 'ENOSPC':
      return `Auf dem Datenträger von ${dataFolder} ist kein Platz mehr.`;
    default:
      return undefined;
  }
}

function storeProblem({ code }: StoreFailure, { couchUrl, dataFolder }: Configuration): string {
  switch (code) {
    case 'locked':
      return `Der Datenordner ${dataFolder} ist schon in Gebrauch. Beenden Sie den anderen Server zuerst.`;
    case 'unwritable':
      return unwritable(dataFolder);
    case 'unauthorised':
      return 'CouchDB lehnt Name oder Passwort aus COUCHDB_URL ab, oder es fehlen Rechte.';
    default:
      return couchUrl
        ? `CouchDB antwortet nicht unter ${new URL(couchUrl).host}. Prüfen Sie COUCHDB_URL.`
        : `Die Daten in ${dataFolder} lassen sich nicht öffnen.`;
  }
}

function unwritable(dataFolder: string): string {
  return `In den Datenordner ${dataFolder} kann nicht geschrieben werden. Prüfen Sie DATA_DIR und die Rechte.`;
}

function otherThan(port: number): number {
  return port < 65_535 ? port + 1 : 8080;
}

/** The socket for commands is listened to as well, but has no port. */
function isPortProblem(error: unknown): boolean {
  const { syscall, port = 0 } = error as NodeJS.ErrnoException & { port?: number };
  return syscall === 'listen' && port > 0;
}
