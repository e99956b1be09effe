import encodeQR from 'qr';
import { addresses } from '#domain/addresses.ts';
import { groupedPairingCode } from '#domain/pairing-code.ts';

/** How a terminal shows a code. */
export interface CodeToShow {
  code: string;
  /** Where this server is reached from the machine itself. */
  origin: string;
  /** Where phones and tablets reach it; the QR code leads there. */
  originForPhones: string;
  inTerminal: boolean;
}

/** A code as link, to type and to scan: lines for the terminal, in German. */
export function codeLines({ code, origin, originForPhones, inTerminal }: CodeToShow): string[] {
  const link = addresses.pair(code);
  const drawing = encodeQR(originForPhones + link, inTerminal ? 'term' : 'ascii');
  return [
    `Link:  ${origin}${link}`,
    `Oder:  ${originForPhones}${addresses.pairing} öffnen und ${groupedPairingCode(code)} eintippen.`,
    'Das geht einmal, und zehn Minuten lang.',
    '',
    ...drawing.trimEnd().split('\n'),
  ];
}
