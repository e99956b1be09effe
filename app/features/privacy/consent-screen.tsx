import { Printer } from 'lucide';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { observeQuarter } from '../../data/documents.ts';
import { type ConsentText, consentTexts } from '../../texts/consent-words.ts';
import { usePrivacy } from '../../texts/privacy-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { ViewLinks } from '../../ui/view-links.tsx';
import './privacy.css';

/** A consent form: what somebody would agree to, to read, and to print with a line to sign on. */
export function ConsentScreen({ quarterId }: { quarterId: string }) {
  const words = usePrivacy();
  const { code } = useTexts();
  const { query } = useLocation();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const texts = consentTexts(words, code, quarter);
  const isInfoTablet = useInfoTablet();
  const shown = texts.find(({ purpose }) => purpose === query.purpose) ?? texts[0];
  return (
    <Page title={words.consent.title}>
      <ViewLinks
        hasLongNames
        label={words.consent.choose}
        views={texts.map(({ purpose, name }) => ({
          href: addresses.consentForm(quarterId, purpose),
          label: name,
          shown: purpose === shown?.purpose,
        }))}
      />
      {shown && <ConsentPaper text={shown} office={quarter?.office.name} />}
      {!isInfoTablet && (
        <div class="row no-print">
          <Button look="primary" icon={Printer} onPress={() => window.print()}>
            {words.print}
          </Button>
        </div>
      )}
    </Page>
  );
}

function ConsentPaper({ text, office }: { text: ConsentText; office: string | undefined }) {
  const { consent, textVersion } = usePrivacy();
  const { name, lines, isOwn, legalBasis, version } = text;
  // What the office wrote is in German, whatever is read around it.
  const content = isOwn ? { lang: 'de', dir: 'ltr' as const } : {};
  return (
    <section class="card stack consent-paper">
      <h2 {...content}>{name}</h2>
      {office && (
        <p class="soft">
          <bdi lang="de">{office}</bdi>
        </p>
      )}
      <div class="stack" {...content}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p>{consent.voluntary}</p>
      <p>{consent.withdraw}</p>
      <p>
        <strong>{consent.yes}</strong>
      </p>
      <div class="consent-lines">
        <p class="consent-line">{consent.name}</p>
        <p class="consent-line">{consent.placeAndDay}</p>
        <p class="consent-line">{consent.signature}</p>
      </div>
      <p class="soft small">
        {consent.basis(legalBasis)} {textVersion(version)}
      </p>
    </section>
  );
}
