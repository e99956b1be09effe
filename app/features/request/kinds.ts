import type { RequestKind } from '#domain/request.ts';
import { useAsking } from '../../texts/asking-texts.ts';

const KINDS = [
  'technology',
  'shopping',
  'escort',
  'company',
  'household',
  'paperwork',
  'other',
] as const satisfies readonly RequestKind[];

/** What help can be asked for, beside a call, in the words on screen. */
export function useKinds(): { value: (typeof KINDS)[number]; label: string }[] {
  const { kinds } = useAsking();
  return KINDS.map((value) => ({ value, label: kinds[value] }));
}
