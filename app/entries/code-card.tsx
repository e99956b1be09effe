import { Copy } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { groupedPairingCode } from '#domain/pairing-code.ts';
import { officeDe } from '../texts/office-de.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copying.ts';
import { QrCode } from '../ui/qr-code.tsx';
import './code-card.css';

const { code: words } = officeDe.devices;
const MINUTE_MS = 60_000;

/** A code that is shown to a new device. */
export interface CodeToShow {
  code: string;
  url: string;
  expiresAt: string;
}

/** A code to scan, to type and to send, with how long it holds. */
export function CodeCard({
  made,
  onAnother,
  onDone,
}: {
  made: CodeToShow;
  onAnother: () => void;
  onDone: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const minutes = useMinutesLeft(made);
  const [isCopied, setCopied] = useState<boolean>();
  useEffect(() => {
    setCopied(undefined);
    heading.current?.focus();
  }, [made]);
  const isOver = minutes <= 0;
  return (
    <div class="card stack">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      {!isOver && (
        <div class="devices-code">
          <div class="devices-qr">
            <QrCode text={made.url} label={words.qr} />
          </div>
          <div class="stack">
            <p>{words.scan}</p>
            <p>{words.type(addressToType(made.url))}</p>
            <p class="devices-code-groups">{groupedPairingCode(made.code)}</p>
            <div class="row">
              <Button
                look="pill"
                icon={Copy}
                onPress={() => void copyText(made.url).then(setCopied)}
              >
                {words.copy}
              </Button>
            </div>
            <p role="status" class="devices-said">
              {isCopied !== undefined && (isCopied ? words.copied : words.copyFailed)}
            </p>
          </div>
        </div>
      )}
      <p role="status">{isOver ? words.over : words.left(minutes)}</p>
      <div class="row">
        <Button look={isOver ? 'primary' : 'secondary'} class="devices-half" onPress={onAnother}>
          {words.another}
        </Button>
        <Button look={isOver ? 'secondary' : 'primary'} class="devices-half" onPress={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}

/** What is typed into a browser: without protocol and code. */
function addressToType(url: string): string {
  return new URL(url).host + addresses.pairing;
}

/** Full minutes, the last one to its end; counted from when the code came, since this device's clock
 *  may be wrong. */
function useMinutesLeft({ code }: CodeToShow): number {
  const [minutes, setMinutes] = useState(VALID_MINUTES);
  useEffect(() => {
    const from = performance.now();
    const count = () => {
      setMinutes(Math.ceil(VALID_MINUTES - (performance.now() - from) / MINUTE_MS));
    };
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [code]);
  return minutes;
}

const VALID_MINUTES = 10;
