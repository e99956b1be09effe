import {
  pairingAttempt as attempt,
  forgetPairingAttempt,
  readPairingAttempt,
} from '../../../app/data/pairing-attempt.ts';

export * from '../../../app/data/pairing-attempt.ts';

/** Makes another secret at each try: a code whose answer was lost is somebody else's then. */
export const pairingAttempt: typeof attempt = async (database, wanted) => {
  const begun = await readPairingAttempt(database, 'code' in wanted ? 'code' : 'self');
  if (begun) await forgetPairingAttempt(database, begun);
  return attempt(database, wanted);
};
