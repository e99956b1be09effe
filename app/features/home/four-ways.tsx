import { CalendarDays, HeartHandshake, MapPin, TriangleAlert } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Tile, Tiles } from '../../ui/tile.tsx';

/** The four ways into everything. They need no data: they stand at once. `whatsOn`: where the first is
 *  called otherwise. */
export function FourWays({ quarterId, whatsOn }: { quarterId: string; whatsOn?: string }) {
  const { home } = useTexts();
  return (
    <Tiles label={home.ways}>
      <Tile href={addresses.events(quarterId)} icon={CalendarDays}>
        {whatsOn ?? home.whatsOn}
      </Tile>
      <Tile href={addresses.directory(quarterId)} icon={MapPin}>
        {home.whoHelps}
      </Tile>
      <Tile href={addresses.request(quarterId)} icon={HeartHandshake} tone="strong">
        {home.askForHelp}
      </Tile>
      <Tile href={addresses.emergency(quarterId)} icon={TriangleAlert} tone="bad">
        {home.emergency}
      </Tile>
    </Tiles>
  );
}
