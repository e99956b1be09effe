import { spokenPhone } from '#domain/phone-number.ts';
import type { Quarter } from '#domain/quarter.ts';
import { type VisitorCard, visitorCardText } from '#domain/visitor-card.ts';
import { visitorCardsDe } from '../../texts/visitor-cards-de.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import '../../ui/printed.css';
import './card-sheets.css';

const words = visitorCardsDe.card;
/** Two beside each other, five below each other: cards of 85.6 × 54 mm on A4. [ISO/IEC 7810 ID-1] */
export const CARDS_A_SHEET = 10;

/** Cards as they come out of the printer, ten a sheet. Nothing on them says whose they are. */
export function CardSheets({
  cards,
  quarter,
}: {
  cards: readonly VisitorCard[];
  quarter: Quarter;
}) {
  const sheets: VisitorCard[][] = [];
  for (let at = 0; at < cards.length; at += CARDS_A_SHEET) {
    sheets.push(cards.slice(at, at + CARDS_A_SHEET));
  }
  return (
    <div class="card-sheets printed-alone">
      {sheets.map((sheet) => (
        <div key={sheet[0]?.personId} class="card-sheet">
          {sheet.map((card) => (
            <OneCard key={card.personId} {...{ card, quarter }} />
          ))}
        </div>
      ))}
    </div>
  );
}

function OneCard({ card, quarter: { office } }: { card: VisitorCard; quarter: Quarter }) {
  const { cardNumber } = card;
  return (
    <article class="visitor-card">
      <div class="visitor-card-code">
        <QrCode text={visitorCardText(card)} label={words.code(cardNumber)} />
      </div>
      <div class="visitor-card-words">
        <p class="visitor-card-name">{words.name}</p>
        <p class="visitor-card-number">
          {/* A gap for the eye alone: copied, it is one number. */}
          <span>{cardNumber.slice(0, 3)}</span>
          <span>{cardNumber.slice(3)}</span>
        </p>
        <p>{office.name}</p>
        <p>{office.phone ? words.lost(spokenPhone(office.phone)) : words.lostNoPhone}</p>
      </div>
    </article>
  );
}
