import { useEffect, useRef, useState } from 'preact/hooks';
import { officeDe } from '../../texts/office-de.ts';
import { Button } from '../../ui/button.tsx';

const words = officeDe.devices;

/** Ends a device's rights; it cannot be undone, so it asks. */
export function RevokeButton({ name, onRevoke }: { name: string; onRevoke: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <Question {...{ name, onRevoke }} onKeep={() => setAsking(false)} />;
  return (
    <div class="row">
      <Button onPress={() => setAsking(true)}>{words.revoke}</Button>
    </div>
  );
}

function Question({
  name,
  onRevoke,
  onKeep,
}: {
  name: string;
  onRevoke: () => Promise<void>;
  onKeep: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="card stack devices-question">
      <h3 ref={heading} tabIndex={-1}>
        {words.revokeTitle(name)}
      </h3>
      <p>{words.revokeText}</p>
      <div class="row">
        <Button look="primary" onPress={onKeep}>
          {words.keep}
        </Button>
        <Button class="devices-danger" onPress={() => void onRevoke()}>
          {words.revokeNow}
        </Button>
      </div>
    </div>
  );
}
