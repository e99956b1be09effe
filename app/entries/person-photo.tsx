import { UserRound } from 'lucide';
import { observeImage } from '../data/images.ts';
import { Icon } from '../ui/icon.tsx';
import { useLive } from '../ui/use-live.ts';
import './person-photo.css';

/** Somebody's face; where it has not arrived, that is said instead. */
export function PersonPhoto({
  quarterId,
  photo,
  alt,
  missing,
}: {
  quarterId: string;
  /** The id of an image. */
  photo: string | undefined;
  alt: string;
  missing: string;
}) {
  const image = useLive(() => observeImage(quarterId, photo), [quarterId, photo]);
  if (!image) {
    return (
      <div class="person-photo person-photo-missing">
        <Icon node={UserRound} size={48} />
        <span class="small">{missing}</span>
      </div>
    );
  }
  const source = `data:${image.mediaType};base64,${image.data}`;
  return <img class="person-photo" src={source} alt={alt} />;
}
