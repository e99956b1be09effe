import { FileText, Printer, UserSearch } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { addressLine } from '#domain/postal-address.ts';
import type { Quarter } from '#domain/quarter.ts';
import { observeQuarter } from '../../data/documents.ts';
import { regimeOf } from '../../texts/consent-words.ts';
import type { Privacy } from '../../texts/privacy-de.ts';
import { usePrivacy } from '../../texts/privacy-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { Retention } from './retention.tsx';
import './privacy.css';

const RIGHTS = [
  'access',
  'correction',
  'deletion',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
  'complaint',
] as const;

/** "Datenschutz": what happens to people's data, for everybody, on screen and on paper. */
export function PrivacyScreen({ quarterId }: { quarterId: string }) {
  const words = usePrivacy();
  const texts = useTexts();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const { sheet } = words;
  const isInfoTablet = useInfoTablet();
  return (
    <Page title={words.title}>
      <p>{words.intro}</p>
      <div class="row no-print">
        <LinkButton icon={UserSearch} href={addresses.myData(quarterId)}>
          {words.whatIsStored}
        </LinkButton>
        <LinkButton icon={FileText} href={addresses.consentForms(quarterId)}>
          {words.consents}
        </LinkButton>
        {!isInfoTablet && (
          <Button icon={Printer} onPress={() => window.print()}>
            {words.print}
          </Button>
        )}
      </div>
      <Responsible words={words} quarter={quarter} />
      <Part title={sheet.what} lines={sheet.whatLines} />
      <Part title={sheet.why} lines={[...sheet.whyLines, basisOf(words, quarter)]} />
      <Part title={sheet.sees} lines={sheet.seesLines} />
      <Retention words={words} quarter={quarter} />
      <Rights words={words} quarter={quarter} />
      <Part title={sheet.must} lines={sheet.mustLines} />
      <p class="soft small">{words.asOf(texts.dates.dayWithYear(today))}</p>
    </Page>
  );
}

function Responsible({ words, quarter }: { words: Privacy; quarter: Quarter | undefined }) {
  const { sheet } = words;
  const { office, dataProtection } = quarter ?? {};
  const { controller, officer } = dataProtection ?? {};
  return (
    <section class="card stack privacy-part">
      <h2>{sheet.who}</h2>
      {office ? (
        <>
          <p>{sheet.whoText(controller ?? office.name)}</p>
          <p>
            <bdi lang="de">{office.address && addressLine(office.address)}</bdi>
            {office.phone && (
              <>
                <br />
                <bdi>{spokenPhone(office.phone)}</bdi>
              </>
            )}
          </p>
          <p>{officer ? sheet.officer(officer) : sheet.officerUnknown}</p>
          <p>{sheet.law(words.laws[regimeOf(quarter)].name)}</p>
        </>
      ) : (
        <p>{sheet.officeMissing}</p>
      )}
    </section>
  );
}

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section class="card stack privacy-part">
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Rights({ words, quarter }: { words: Privacy; quarter: Quarter | undefined }) {
  const { sheet } = words;
  const regime = regimeOf(quarter);
  const authority = quarter?.dataProtection?.authority ?? sheet.authorities[regime];
  return (
    <section class="card stack privacy-part">
      <h2>{sheet.rights}</h2>
      <ul>
        {RIGHTS.map((right) => (
          <li key={right}>
            {sheet.right[right]}{' '}
            <span class="soft small" lang="de">
              (<bdi>{words.laws[regime][right]}</bdi>)
            </span>
          </li>
        ))}
      </ul>
      <p>{sheet.complaintAt(authority)}</p>
    </section>
  );
}

function basisOf(words: Privacy, quarter: Quarter | undefined): string {
  const { contract, agreement } = words.laws[regimeOf(quarter)];
  return words.sheet.basis(contract, agreement);
}
