import { addresses } from '#domain/addresses.ts';
import { keyOf } from '#domain/ids.ts';
import { observeRefusals } from '../../data/refusals.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

/** Says where the office did not take the request, or a step of it; nothing where it took all. */
export function RefusedNote({ quarterId, requestId }: { quarterId: string; requestId: string }) {
  const { mine } = useAsking();
  const key = keyOf(requestId);
  const refusals = useLive(() => observeRefusals(quarterId), [quarterId]) ?? [];
  const own = refusals.filter(
    ({ id, removedAt }) => !removedAt && (keyOf(id) === key || keyOf(id).startsWith(`${key}~`)),
  );
  if (own.length === 0) return null;
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
