const DAY_MS = 24 * 3_600_000;

/** How long a device may hold what without a word from its server, in ms. */
export const LEASES = {
  /** Names and card numbers of visitors. */
  visitorNames: 45 * DAY_MS,
  /** Everything that is not public. */
  personal: 90 * DAY_MS,
} as const;

/** Which leases of a device are over. Both times in ms, of the server's clock. */
export function leasesOver(heardAt: number, now: number): { names: boolean; personal: boolean } {
  const unheardFor = now - heardAt;
  return { names: unheardFor > LEASES.visitorNames, personal: unheardFor > LEASES.personal };
}
