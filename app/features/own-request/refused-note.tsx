import { addresses } from '#domain/addresses.ts';
import { keyOf } from '#domain/ids.ts';
import { observeRefusals } from '../../data/refusals.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

/** Says where the office did not take the request, or a step of it; nothing where it took all. */
export function RefusedNote({ quarterId, requestId }: { quarterId: string; requestId: string }) {
  const { mine } = useAsking();
  if (!useRefused(quarterId, requestId)) return null;
  return (
    <section class="card stack own-request-bad" role="alert">
      <h2>{mine.refused}</h2>
      <p>{mine.refusedText}</p>
      <div class="row">
        <LinkButton look="pill" href={addresses.delivery(quarterId)}>
          {mine.why}
        </LinkButton>
      </div>
    </section>
  );
}

/** Whether the office did not take a request, or a step of it. */
export function useRefused(quarterId: string, requestId: string): boolean {
  const key = keyOf(requestId);
  const refusals = useLive(() => observeRefusals(quarterId), [quarterId]) ?? [];
  return refusals.some(
    ({ id, removedAt }) => !removedAt && (keyOf(id) === key || keyOf(id).startsWith(`${key}~`)),
  );
}
