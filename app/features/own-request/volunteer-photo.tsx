import { UserRound } from 'lucide';
import type { WhoComes } from '#domain/request-step.ts';
import { observeImage } from '../../data/images.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLive } from '../../ui/use-live.ts';

/** The face of who comes; where it has not arrived yet, that is said. */
export function VolunteerPhoto({ quarterId, who }: { quarterId: string; who: WhoComes }) {
  const { door } = useAsking();
  const image = useLive(() => observeImage(quarterId, who.photo), [quarterId, who.photo]);
  if (!image) {
    return (
      <div class="own-request-photo own-request-no-photo">
        <Icon node={UserRound} size={48} />
        <span class="small">{door.noPhoto}</span>
      </div>
    );
  }
  return (
    <img
      class="own-request-photo"
      src={`data:${image.mediaType};base64,${image.data}`}
      alt={door.photoOf(who.name)}
    />
  );
}
