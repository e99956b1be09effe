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
  /** Why the last try to speak with the server came to nothing; absent where it went well. */
  trouble?: Trouble;
  /** The server has no room for what waits: it wants to be asked again in an hour at the earliest. */
  isPutOff?: boolean;
  /** Device and server are speaking at this moment. */
  isTalking?: boolean;
  /** What was written here and where it is; absent until somebody looked. */
  delivery?: Delivery;
}

/** `unreachable` passes by itself; for the others the office is to be asked. */
export type Trouble = 'unreachable' | 'forbidden' | 'otherServer';

/** What was written on this device, counted by where it is. */
export interface Delivery {
  /** Not yet accepted by the server. */
  waiting: number;
  /** When the oldest of these was written, ISO instant by this device's clock. */
  waitingSince?: string;
  /** What the server will never take, and nobody has looked after yet. */
  refused: number;
  /** Whether the server accepted something of this device before. */
  hasArrived: boolean;
}

/** Whether the first copy is not all here yet, so that what is missing may still come. */
export function isStillComing({ phase }: Pick<SyncStatus, 'phase'>): boolean {
  return phase === 'starting' || phase === 'arriving';
}

/** Whether everything of the quarter is here, whether or not it lasts. */
export function isWhole({ phase }: Pick<SyncStatus, 'phase'>): boolean {
  return phase === 'saved' || phase === 'here';
}

/** What a reader should hear of on every screen; the first of these that is so. */
export type Concern = 'noAccess' | 'refused' | 'full' | 'putOff' | 'waiting';

/** With a network a write is gone within seconds: that it waits is told once it is not. */
const PATIENCE_MS = 60_000;

/** What is to be told on every screen, if anything. Calm is the rule: what passes within a minute is
 *  no concern, nor is a network that is away while nothing waits for it. */
export function concernOf(status: SyncStatus, now: Date): Concern | undefined {
  const { trouble, delivery, notSaved, isPutOff } = status;
  if (trouble === 'forbidden' || trouble === 'otherServer') return 'noAccess';
  if (delivery?.refused) return 'refused';
  if (notSaved === 'full') return 'full';
  if (!delivery?.waiting) return undefined;
  if (isPutOff) return 'putOff';
  const since = Date.parse(delivery.waitingSince ?? '');
  // A clock that was put back makes the write one of the future: nobody knows how old it is.
  const isFresh = since <= now.getTime() && now.getTime() - since < PATIENCE_MS;
  return isFresh && !trouble ? undefined : 'waiting';
}
