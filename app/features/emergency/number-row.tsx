import { Phone } from 'lucide';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { AwayLink } from '../../ui/away-link.tsx';
import { Icon } from '../../ui/icon.tsx';

/** One number, as large as the screen allows: a tap rings it, and it can be read from afar. */
export function NumberRow({
  number,
  name,
  when,
  isDanger = false,
  contentLang,
}: {
  number: string;
  name: string;
  when?: string;
  isDanger?: boolean;
  /** BCP 47, where name and words are the quarter's own. */
  contentLang?: string;
}) {
  return (
    <li class={isDanger ? 'emergency-number emergency-danger' : 'emergency-number'}>
      <AwayLink class="emergency-call" href={phoneLink(number)}>
        <Icon node={Phone} size={32} />
        <span>
          <bdi class="emergency-digits">{spokenPhone(number)}</bdi>
          <bdi class="emergency-name" lang={contentLang}>
            {name}
          </bdi>
        </span>
      </AwayLink>
      {when && (
        <p class="emergency-when">
          <bdi lang={contentLang}>{when}</bdi>
        </p>
      )}
    </li>
  );
}
