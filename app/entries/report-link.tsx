import { MessageCircleQuestion } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { useTexts } from '../texts/use-texts.ts';
import { LinkButton } from '../ui/button.tsx';

/** "Stimmt das noch?": whoever sees that an entry is wrong can say so, without an account. */
export function ReportLink({ quarterId, id }: { quarterId: string; id: string }) {
  const { entry } = useTexts();
  return (
    <div class="row no-print">
      <LinkButton look="pill" icon={MessageCircleQuestion} href={addresses.report(quarterId, id)}>
        {entry.isItRight}
      </LinkButton>
    </div>
  );
}
