import { Phone, TriangleAlert } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { OfficeReads } from './office-reads.tsx';

/** "Bei Gefahr: 112", and when somebody reads what is sent from here. */
export function Danger({ quarterId, quarter }: { quarterId: string; quarter?: Quarter }) {
  const { request, emergency } = useTexts();
  // The number stands above already, and nobody can ring from there.
  const isInfoTablet = useInfoTablet();
  return (
    <section class="card stack request-danger">
      <h2>{request.danger}</h2>
      {quarter && <OfficeReads quarter={quarter} />}
      <div class="row">
        {!isInfoTablet && (
          <LinkButton look="pill" icon={Phone} href="tel:112">
            {request.callDanger}
          </LinkButton>
        )}
        <LinkButton look="pill" icon={TriangleAlert} href={addresses.emergency(quarterId)}>
          {emergency.title}
        </LinkButton>
      </div>
    </section>
  );
}
