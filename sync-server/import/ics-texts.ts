import type { Address } from '#domain/document.ts';
import { shortened } from './conversions/short-texts.ts';
import { addressIn } from './conversions/streets.ts';
import type { IcsProperty } from './ics-properties.ts';

const ENTITIES: Record<string, string> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
};

/** Words without the markup that some programs put into a description. */
export function plainWords(text: string): string {
  const isMarkup = /<(?:p|br|div|span|a|b|strong|ul|ol|li|html|body)\b[^>]*>/i.test(text);
  const plain = isMarkup
    ? text
        .replace(/\s+/g, ' ')
        .replace(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/gi, '\n')
        .replace(/<[^>]*>/g, '')
        .replace(/&(?:nbsp|lt|gt|quot|#39|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    : text;
  return plain
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Where an event is: parts of an address where a postal code tells them, else the words. */
export function addressOf(location: string): Address | undefined {
  const words = location.replace(/\s+/g, ' ').trim();
  if (!words) return undefined;
  const { street = '', postalCode, city = '' } = addressIn(words);
  const fits = street.length <= 120 && city.length <= 80;
  return postalCode && fits ? addressIn(words) : { extra: shortened(words, 200) };
}

/** The name of who invites. Without a name there is only a mail address, which is nobody's business. */
export function organiserOf({ params }: IcsProperty): string | undefined {
  const name = params.cn?.replace(/^"|"$/g, '').trim();
  return name && !name.includes('@') ? shortened(name, 200) : undefined;
}
