import { useLocation } from 'preact-iso';
import { FIGURE_STEPS, type FigureQuery, type FigureStep } from '#domain/figure-rows.ts';

/** The question of the statistics, kept in the address: it can be sent to a colleague, and is there again
 *  after "Zurück". */
export function useFiguresQuery(): {
  query: FigureQuery;
  change: (changes: Partial<FigureQuery>) => void;
  /** The address of another question. */
  hrefOf: (query: FigureQuery) => string;
} {
  const { path, query: inAddress, route } = useLocation();
  const query: FigureQuery = {
    by: FIGURE_STEPS.find((step) => step === inAddress.by) ?? 'month',
    placeId: inAddress.place ? `place:${inAddress.place}` : undefined,
    period: /^\d{4}(-\d{2})?$/.test(inAddress.time ?? '') ? inAddress.time : undefined,
  };
  const hrefOf = (next: FigureQuery) => path + searchOf(next);
  const change = (changes: Partial<FigureQuery>) => route(hrefOf({ ...query, ...changes }), true);
  return { query, change, hrefOf };
}

/** What a line leads to: the smaller parts that it is made of. */
export function stepInto(by: FigureStep): FigureStep | undefined {
  if (by === 'session') return undefined;
  return by === 'month' ? 'session' : 'month';
}

function searchOf({ by, placeId, period }: FigureQuery): string {
  const search = new URLSearchParams();
  if (by !== 'month') search.set('by', by);
  if (placeId !== undefined) search.set('place', placeId.slice('place:'.length));
  if (period !== undefined) search.set('time', period);
  const text = search.toString();
  return text && `?${text}`;
}
