import { Check } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { observeQuarterList } from '../../data/quarter-list.ts';
import { guideOf, useGuide } from '../../texts/guide-texts.ts';
import { roleWords } from '../../texts/role-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { PairedAs } from './pairing-screen.tsx';

/** What the device is from now on, and the way on. */
export function Paired({ paired: { role, quarters } }: { paired: PairedAs }) {
  const texts = useTexts();
  const { pairing: words } = useGuide();
  const list = useLive(observeQuarterList, []) ?? [];
  const [first] = quarters;
  const names = quarters.map((id) => list.find((quarter) => quarter.id === id)?.name);
  const known = names.filter((name) => name !== undefined);
  return (
    <Page title={words.doneTitle}>
      <Card class="stack pairing-done">
        <Icon node={Check} size={40} />
        <div>
          <p>
            <strong>{words.done(roleWords(texts, role))}</strong>
          </p>
          {known.length > 0 && <p>{words.doneWhere(known.join(' · '))}</p>}
        </div>
      </Card>
      <LinkButton look="primary" href={first ? addresses.home(first) : addresses.quarterChoice}>
        {words.goOn}
      </LinkButton>
      {role === 'office' && first && (
        <LinkButton href={addresses.devices(first)}>{guideOf(texts).device.allDevices}</LinkButton>
      )}
    </Page>
  );
}
