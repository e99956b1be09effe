/** What this device can say about its copy of the quarter, for screens to put into words. */
export interface SyncStatus {
  phase: /** Nothing is known yet. */
    | 'starting'
    /** The first snapshot is on its way. */
    | 'arriving'
    /** Everything of the quarter arrived, but it does not last without a network: `notSaved` says
     *  why, or the app itself is still being stored. */
    | 'here'
    /** Everything of the quarter, and the app itself, is on this device. */
    | 'saved'
    /** There is no copy yet and the server does not answer. */
    | 'unreachable'
    /** The server knows no such quarter. */
    | 'unknownQuarter';
  /** Documents of the first snapshot so far, and in all. */
  received?: number;
  count?: number;
  /** When the server was last heard of, ISO instant. */
  contactAt?: string;
  /** Why nothing, or not everything, can be kept on this device. */
  notSaved?: 'insecure' | 'private' | 'full';
  /** It was saved once, and the browser has deleted it since. */
  wasLost?: boolean;
}

/** Whether the first copy is not all here yet, so that what is missing may still come. */
export function isStillComing({ phase }: Pick<SyncStatus, 'phase'>): boolean {
  return phase === 'starting' || phase === 'arriving';
}

/** Whether everything of the quarter is here, whether or not it lasts. */
export function isWhole({ phase }: Pick<SyncStatus, 'phase'>): boolean {
  return phase === 'saved' || phase === 'here';
}
