import type { Encoding } from './feed/shared-body.ts';

/** The best encoding that an `Accept-Encoding` allows. [RFC 9110, 12.5.3] */
export function acceptedEncoding(header: string | string[] | undefined): Encoding {
  const weights = new Map<string, number>();
  for (const part of String(header ?? '')
    .toLowerCase()
    .split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    if (name) weights.set(name, weight === undefined ? 1 : Number(weight) || 0);
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  if (weightOf('br') > 0 && weightOf('br') >= weightOf('gzip')) return 'br';
  return weightOf('gzip') > 0 ? 'gzip' : 'identity';
}

/** Whether an `If-None-Match` names the etag, so that 304 says all. [RFC 9110, 13.1.2] */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const names = header.split(',').map((text) => opaqueTagOf(text.trim()));
  return names.includes('*') || names.includes(opaqueTagOf(etag));
}

function opaqueTagOf(etag: string): string {
  return etag.replace(/^W\//, '');
}
