import { networkInterfaces } from 'node:os';
import encodeQR from 'qr';
import type { Configuration } from './configuration.ts';
import { codeLines } from './pair/code-lines.ts';

/**
 * What the person who started the server reads: where it is, and a QR code that brings a phone
 * there. German, because that is who runs it.
 */
export function welcomeLines(
  configuration: Configuration,
  port: number,
  {
    officeCode,
    inTerminal = process.stdout.isTTY === true,
  }: {
    /** Connects the first office device; absent where there is one. */
    officeCode?: string;
    inTerminal?: boolean;
  } = {},
): string[] {
  const { publicUrl, host, dataFolder, couchUrl } = configuration;
  const addresses = lanAddresses(configuration, port);
  const forPhones = publicUrl ?? addresses[0];
  const lines = ['', `Vor Ort läuft: ${localAddress(configuration, port)}`];
  for (const address of addresses) lines.push(`Im selben Netz:  ${address}`);
  if (publicUrl) lines.push(`Für alle:        ${publicUrl}`);
  lines.push(
    couchUrl
      ? `Die Daten sind in CouchDB: ${new URL(couchUrl).host}`
      : `Die Daten sind in: ${dataFolder}`,
  );
  if (forPhones) {
    lines.push('', 'Mit dem Handy öffnen:', '');
    lines.push(
      ...encodeQR(forPhones, inTerminal ? 'term' : 'ascii')
        .trimEnd()
        .split('\n'),
    );
    if (!forPhones.startsWith('https:')) {
      lines.push('', 'Ohne https kann das Handy nichts speichern. Für mehr: TLS_CERT und TLS_KEY.');
    }
  } else {
    lines.push(`Nur dieser Rechner erreicht den Server (HOST=${host}).`);
  }
  if (officeCode !== undefined) {
    const origin = publicUrl ?? localAddress(configuration, port);
    const originForPhones = forPhones ?? origin;
    lines.push('', 'Noch ist kein Bürogerät verbunden. So verbinden Sie das erste:', '');
    lines.push(...codeLines({ code: officeCode, origin, originForPhones, inTerminal }));
    lines.push('', 'Später: npm run pair -- --role office --quarter ID');
  }
  lines.push('', 'Beenden: Strg und C', '');
  return lines;
}

/** Where the server is reached from its own machine. */
export function localAddress({ tls, host }: Configuration, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  return addressOf(tls !== undefined, everywhere ? 'localhost' : host, port);
}

/** The addresses that a phone in the same network may use. */
export function lanAddresses({ tls, host }: Configuration, port: number): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  const found = Object.values(networkInterfaces()).flatMap((interfaces = []) => interfaces);
  return found
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => addressOf(tls !== undefined, address, port));
}

function addressOf(overTls: boolean, host: string, port: number): string {
  const name = host.includes(':') ? `[${host}]` : host;
  const usual = port === (overTls ? 443 : 80);
  return `${overTls ? 'https' : 'http'}://${name}${usual ? '' : `:${port}`}`;
}
