import { pairDevice } from '../../support/pair-device.ts';
import type { PairedDevice } from '../../support/paired-device.ts';
import { pushAs } from '../../support/paired-phone.ts';
import { type Product, startProduct } from '../../support/product.ts';
import { randomFrom } from '../../support/random.ts';

/** The quarter that comes with the product. */
export const QUARTER = 'lichtenberg';
const KINDS = ['callMe', 'technology', 'shopping', 'escort', 'company', 'household', 'paperwork'];
const NAMES = ['Adamczyk', 'Brinkmann', 'Cetin', 'Dombrowski', 'Eilers', 'Fröhlich', 'Güney'];
/** Below what one push may hold. */
const BATCH = 150;

/** The product with so many requests of as many people, a third of them confirmed. */
export async function startFullInbox(
  count: number,
): Promise<{ product: Product; office: PairedDevice }> {
  const product = await startProduct();
  const office = await pairDevice(product, { role: 'office' });
  const docs = Array.from({ length: count }, (_, index) => requestOf(index)).flat();
  for (let from = 0; from < docs.length; from += BATCH) {
    await pushAs(product, office, docs.slice(from, from + BATCH));
  }
  return { product, office };
}

function requestOf(index: number): { _id: string }[] {
  const personId = personIdOf(index);
  const at = new Date(Date.now() - (index % 21) * 86_400_000 - index * 60_000).toISOString();
  const made = { v: 1, createdAt: at };
  const phone = `+49 209 55${String(10_000 + index)}`;
  const request = {
    ...{ _id: `${personId}:request:bench${index}`, type: 'request', ...made },
    ...{ kind: KINDS[index % KINDS.length], channel: index % 2 ? 'app' : 'phone', phone },
    ...{ words: `Das Telefon ${index} zeigt keine Buchstaben mehr.`, where: 'home' },
    when: { partOfDay: ['morning'] },
  };
  const person = {
    ...{ _id: `${personId}:person:self`, type: 'person', ...made, phone },
    name: `Frau ${NAMES[index % NAMES.length]} ${index}`,
  };
  const confirmed = {
    ...{ _id: `${personId}:requestStep:bench${index}~c`, type: 'requestStep', ...made },
    ...{ requestId: `bench${index}`, at, kind: 'confirmed' },
  };
  return index % 3 === 0 ? [person, request, confirmed] : [person, request];
}

function personIdOf(index: number): string {
  const random = randomFrom(index + 7);
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
}
