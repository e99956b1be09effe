import { Check } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Door } from '#domain/doors.ts';
import { spokenHere } from '../../texts/language-names.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import type { DirectoryQuery } from './directory-query.ts';
import { DoorChoice } from './door-choice.tsx';

/** What the list can be narrowed by; only what the quarter has is offered. */
export interface FilterOffer {
  doors: readonly Door[];
  languages: readonly string[];
  /** What "near" is near to; absent where nobody knows a point. */
  nearWhat?: string;
}

interface BarProps {
  query: DirectoryQuery;
  offer: FilterOffer;
  change: (changes: Partial<DirectoryQuery>) => void;
  /** The address of the list behind a door. */
  hrefOf: (door: Door) => string;
  onDoor: () => void;
}

/** Filters as buttons that stay in: two doors to everything, and those that are chosen. */
export function FilterBar({ query, offer, change, hrefOf, onDoor }: BarProps) {
  const texts = useTexts();
  const { directory } = texts;
  const [unfolded, setUnfolded] = useState<'doors' | 'more'>();
  const unfold = (part: 'doors' | 'more') => setUnfolded(unfolded === part ? undefined : part);
  const { door } = query;
  return (
    <fieldset class="filters stack">
      <legend class="visually-hidden">{directory.filters}</legend>
      <div class="row">
        <Toggle pressed={query.open} onPress={() => change({ open: !query.open })}>
          {directory.openNow}
        </Toggle>
        {door && (
          <Toggle pressed onPress={() => change({ door: undefined })}>
            {texts.doors[door]}
          </Toggle>
        )}
        {unfolded !== 'more' && <FurtherToggles {...{ query, offer, change }} onlyPressed />}
        {(query.text || door) && (
          <Fold controls="filter-doors" open={unfolded === 'doors'} onPress={() => unfold('doors')}>
            {directory.allDoors}
          </Fold>
        )}
        <Fold controls="filter-more" open={unfolded === 'more'} onPress={() => unfold('more')}>
          {directory.moreFilters}
        </Fold>
      </div>
      {unfolded === 'doors' && (
        <DoorChoice
          id="filter-doors"
          doors={offer.doors}
          hrefOf={hrefOf}
          onChoose={() => {
            setUnfolded(undefined);
            onDoor();
          }}
        />
      )}
      {unfolded === 'more' && (
        <div class="row" id="filter-more">
          <FurtherToggles {...{ query, offer, change }} />
        </div>
      )}
    </fieldset>
  );
}

/** The filters that few people need; `onlyPressed` shows those that hold now. */
function FurtherToggles({
  query,
  offer,
  change,
  onlyPressed = false,
}: Pick<BarProps, 'query' | 'offer' | 'change'> & { onlyPressed?: boolean }) {
  const { directory } = useTexts();
  const toggles = [
    {
      key: 'wheelchair',
      label: directory.wheelchair,
      pressed: query.wheelchair,
      toggle: () => change({ wheelchair: !query.wheelchair }),
    },
    ...(offer.nearWhat
      ? [
          {
            key: 'near',
            label: directory.near(offer.nearWhat),
            pressed: query.near,
            toggle: () => change({ near: !query.near }),
          },
        ]
      : []),
    ...offer.languages.map((code) => ({
      key: code,
      label: spokenHere(code),
      lang: code,
      pressed: query.language === code,
      toggle: () => change({ language: query.language === code ? undefined : code }),
    })),
  ];
  return (
    <>
      {toggles
        .filter(({ pressed }) => pressed || !onlyPressed)
        .map(({ key, label, pressed, toggle, ...rest }) => (
          <Toggle key={key} pressed={pressed} onPress={toggle}>
            {'lang' in rest ? <bdi lang={rest.lang}>{label}</bdi> : label}
          </Toggle>
        ))}
    </>
  );
}

function Toggle({
  pressed,
  onPress,
  children,
}: {
  pressed: boolean;
  onPress: () => void;
  children: ComponentChildren;
}) {
  return (
    <Button look="pill" pressed={pressed} icon={pressed ? Check : undefined} onPress={onPress}>
      {children}
    </Button>
  );
}

function Fold({
  controls,
  open,
  onPress,
  children,
}: {
  controls: string;
  open: boolean;
  onPress: () => void;
  children: string;
}) {
  return (
    <Button look="pill" expanded={open} controls={open ? controls : undefined} onPress={onPress}>
      {children}
    </Button>
  );
}
