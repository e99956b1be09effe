import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Quarter } from '#domain/quarter.ts';

/** What an info tablet's shell is given. */
export interface KioskShellProps {
  /** The tablet's own quarter, whatever the address says. */
  quarterId: string;
  quarter?: Quarter;
  /** A new one, as when the address changes, is a new try after a crash. */
  attempt: string;
}

/** Where the file cannot be fetched, it is asked for again after so long. */
const RETRY_MS = 3_000;

let shell: ComponentType<KioskShellProps> | undefined;

/** Brings what an info tablet is; other devices never load it. */
export async function loadKiosk(): Promise<void> {
  const loaded = await import('./kiosk-shell.tsx').catch(() => undefined);
  shell = loaded?.KioskShell ?? shell;
}

/** An info tablet. Nothing stands here until its own shell is here: a guest's screens have ways out. */
export function LateKiosk(props: KioskShellProps) {
  const [Shell, setShell] = useState(() => shell);
  useEffect(() => {
    if (Shell) return;
    const ended = new AbortController();
    const take = async () => {
      await loadKiosk();
      if (ended.signal.aborted) return;
      if (shell) setShell(() => shell);
      else setTimeout(take, RETRY_MS);
    };
    void take();
    return () => ended.abort();
  }, []);
  return Shell ? <Shell {...props} /> : null;
}
