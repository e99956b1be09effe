import { addresses } from '#domain/addresses.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** The code of the link that was opened. Nothing happens before somebody says so. */
export function CodeFromLink({
  code,
  isBusy,
  onConnect,
}: {
  code: string;
  isBusy: boolean;
  onConnect: () => void;
}) {
  const { pairing: words } = useGuide();
  return (
    <>
      <Card class="stack">
        <p>{words.fromLink}</p>
        <p class="pairing-code">
          <bdi dir="ltr">{code}</bdi>
        </p>
      </Card>
      <Button look="primary" disabled={isBusy} onPress={onConnect}>
        {words.connect}
      </Button>
      <LinkButton href={addresses.pairing}>{words.otherCode}</LinkButton>
    </>
  );
}
