import type { Borrowers } from '../../data/borrowers.ts';

/** Who works at a device with things to lend, and what it may show. */
export interface LendingDesk {
  quarterId: string;
  isOffice: boolean;
  /** A tablet whose names nobody has opened: none is shown, and taking back goes on. */
  isLocked: boolean;
  /** Absent until they are read, and while it is locked. */
  borrowers?: Borrowers;
  /** The volunteer who opened the tablet. */
  doneBy?: string;
}
