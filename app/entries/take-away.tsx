import { useTexts } from '../texts/use-texts.ts';
import { QrCode } from '../ui/qr-code.tsx';
import './take-away.css';

/** A web address on a screen that nobody may leave: to read, and to take along with one's own phone. */
export function TakeAway({ address }: { address: string }) {
  const { entry } = useTexts();
  const { host, pathname } = new URL(address);
  const path = pathname === '/' ? '' : pathname.replace(/\/$/, '');
  return (
    <span class="take-away">
      <bdi>{host.replace(/^www\./, '') + path}</bdi>
      <QrCode text={address} label={entry.takeAway} />
      <span class="soft small">{entry.takeAway}</span>
    </span>
  );
}
