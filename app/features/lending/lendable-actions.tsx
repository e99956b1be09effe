import { HandHelping, Pencil, Tag, Undo2 } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { LendableState } from '#domain/lendable.ts';
import { setLendableState } from '../../data/lend-commands.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import type { LendablePartProps } from './lendable-screen.tsx';

const { one: words, states, lock } = lendingDe;

type Settable = Exclude<LendableState, 'lent'>;

/** What can be done with a thing, whoever has it. */
export function LendableActions({ desk, view, doing }: LendablePartProps) {
  const { quarterId, isOffice, isLocked } = desk;
  const { lendable, standing } = view;
  const { state, open } = standing;
  const step = (what: 'lend' | 'return') => addresses.lendingStep(quarterId, lendable._id, what);
  const set = (next: Settable) =>
    void doing.run(words.stateSaid(states[next]), (around) =>
      setLendableState(around, lendable._id, next),
    );
  return (
    <section class="stack" aria-label={words.more}>
      {state === 'available' && !isLocked && (
        <LinkButton look="primary" icon={HandHelping} href={step('lend')}>
          {words.lend}
        </LinkButton>
      )}
      {state === 'available' && isLocked && <p>{lock.lend}</p>}
      <div class="row">
        {open.length === 0 && state !== 'retired' && (
          <LinkButton look="pill" icon={Undo2} href={step('return')}>
            {words.takeBackUnknown}
          </LinkButton>
        )}
        {statesFrom(state, isOffice).map((next) => (
          <Button key={next} look="pill" onPress={() => set(next)}>
            {words.setStates[next]}
          </Button>
        ))}
        {isOffice && (
          <>
            <LinkButton
              look="pill"
              icon={Pencil}
              href={addresses.editLendable(quarterId, lendable._id)}
            >
              {words.edit}
            </LinkButton>
            <LinkButton
              look="pill"
              icon={Tag}
              href={addresses.lendableLabels(quarterId, lendable._id)}
            >
              {words.label}
            </LinkButton>
          </>
        )}
      </div>
    </section>
  );
}

/** What may be said of a thing next. What nobody has and is here needs no "here again". */
function statesFrom(state: LendableState, isOffice: boolean): Settable[] {
  const all: Settable[] = ['repair', 'missing', 'officeClarifies'];
  const others = all.filter((one) => one !== state);
  const isSaid = state !== 'available' && state !== 'lent';
  const retire: Settable[] = isOffice && state !== 'retired' ? ['retired'] : [];
  if (state === 'retired') return isOffice ? ['available'] : [];
  return [...(isSaid ? (['available'] as const) : []), ...others, ...retire];
}
