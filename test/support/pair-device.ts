import { accessThrough } from '../../sync-server/operator/operator-client.ts';
import { operatorSocketPath } from '../../sync-server/operator/socket-path.ts';
import { REGISTRY } from '../../sync-server/stores/database-name.ts';
import { aDeviceDocument, type PairedDevice, type PairedDeviceOptions } from './paired-device.ts';
import type { Product } from './product.ts';

/** Pairs a device with a running product through the operator's socket, without a code. */
export async function pairDevice(
  product: Product,
  options: PairedDeviceOptions,
): Promise<PairedDevice> {
  const { device, doc } = aDeviceDocument(options);
  const access = accessThrough(operatorSocketPath(product.dataDir));
  const [outcome] = await access.write(REGISTRY, [{ id: doc._id, base: null, doc }]);
  if (outcome?.outcome !== 'written') throw new Error('the device was not written');
  return device;
}
