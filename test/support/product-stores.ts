import { CouchDouble } from './couch-double.ts';
import { type Product, startProduct } from './product.ts';

/** Starts the built product on each kind of store, by name: for `describe.each`. */
export const PRODUCT_ON_BOTH_STORES: [string, () => Promise<Product>][] = [
  ['the embedded store', () => startProduct()],
  ['nano and a double of CouchDB', startOnDouble],
];

/** The product beside a double of CouchDB, which stands while the product is stopped or killed. */
async function startOnDouble(): Promise<Product> {
  const double = await new CouchDouble().start();
  const product = await startProduct({ COUCHDB_URL: double.url });
  const { remove } = product;
  const removeBoth = async () => {
    await remove();
    await double.stop();
  };
  return { ...product, remove: removeBoth };
}
