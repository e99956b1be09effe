import { useState } from 'preact/hooks';
import { keepPhoto } from '../../data/photo-command.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { PersonPhoto } from '../../entries/person-photo.tsx';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { smallPhoto } from './photo-file.ts';
import { nameIn, type VolunteerPart } from './volunteer-screen.tsx';

const words = volunteersDe.file;

/** The photo by which whoever is visited knows the volunteer. */
export function PhotoPart({ quarterId, file, change }: VolunteerPart) {
  const [problem, setProblem] = useState('');
  const photo = file.person?.photo;
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const small = await smallPhoto(chosen);
    if (!small.ok) return setProblem(words.photoWrong[small.error.code]);
    const kept = await keepPhoto(quarterId, file.personId, small.value, new Date());
    setProblem(kept.ok ? '' : failureWords(kept.error));
    if (kept.ok) change({ photo: kept.value });
  };
  return (
    <section class="card stack">
      <h2>{words.photo}</h2>
      <PersonPhoto quarterId={quarterId} photo={photo} alt={nameIn(file)} missing={words.noPhoto} />
      <p class="soft small">{words.photoText}</p>
      <div class="row">
        <label class="button button-pill volunteers-file">
          <span>{words.photoChoose}</span>
          <input
            class="visually-hidden"
            type="file"
            accept="image/*"
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              // The same file once more is a change, too.
              currentTarget.value = '';
              void choose(chosen);
            }}
          />
        </label>
        {photo && (
          <Button look="pill" onPress={() => change({ photo: undefined })}>
            {words.photoDrop}
          </Button>
        )}
      </div>
      {problem && <p role="alert">{problem}</p>}
    </section>
  );
}
