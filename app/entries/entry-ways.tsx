import { CreditCard, Search, Tally5, UserPlus } from 'lucide';
import { lockDe } from '../texts/lock-de.ts';
import { treffDe } from '../texts/treff-de.ts';
import { Button } from '../ui/button.tsx';

const { treff: words } = lockDe;
const ALL = {
  names: { icon: Search, label: treffDe.entry.known },
  tally: { icon: Tally5, label: words.tally },
  card: { icon: CreditCard, label: words.visitorCard },
  name: { icon: UserPlus, label: words.newName },
};

/** A way to enter somebody. */
export type EntryWay = keyof typeof ALL;

/** The ways to enter somebody; the one at hand stays in. */
export function EntryWays<Way extends EntryWay>({
  ways,
  at,
  onWay,
}: {
  ways: readonly Way[];
  /** The one at hand, or something else that the screen shows. */
  at: string;
  onWay: (way: Way) => void;
}) {
  return (
    <>
      {ways.map((way) => (
        <Button
          key={way}
          look="pill"
          icon={ALL[way].icon}
          pressed={at === way}
          onPress={() => onWay(way)}
        >
          {ALL[way].label}
        </Button>
      ))}
    </>
  );
}
