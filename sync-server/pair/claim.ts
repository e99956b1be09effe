import * as v from 'valibot';
import type { Database, StoredDocument } from '../stores/store.ts';

/** Which device a person's id belongs to first, at `claim:<personId>` of the registry. */
const Claim = v.looseObject({ deviceId: v.string(), secretHash: v.string() });
export type Claim = v.InferOutput<typeof Claim>;

/**
 * Takes a person's id for a device where nobody has it; answers with whoever has it then. One
 * document a person, so that two devices that ask at the same moment cannot both have it.
 */
export async function claimPerson(
  personId: string,
  claim: Claim,
  registry: Database,
): Promise<Claim> {
  const id = claimDocumentId(personId);
  const doc = { _id: id, type: 'claim', ...claim };
  const [outcome] = await registry.write([{ id, base: null, doc }]);
  if (outcome?.outcome === 'written') return claim;
  return claimIn(await registry.get(id)) ?? claimPerson(personId, claim, registry);
}

/** Who has a person's id; `undefined` where nobody does. */
export async function claimOf(personId: string, registry: Database): Promise<Claim | undefined> {
  return claimIn(await registry.get(claimDocumentId(personId)));
}

function claimDocumentId(personId: string): string {
  return `claim:${personId}`;
}

function claimIn(stored: StoredDocument | undefined): Claim | undefined {
  if (!stored || stored.deleted) return undefined;
  const parsed = v.safeParse(Claim, stored.doc);
  return parsed.success ? parsed.output : undefined;
}
