import type { ComponentChildren } from 'preact';
import type { Quarter } from '#domain/quarter.ts';
import { useTexts } from '../texts/use-texts.ts';
import { FrameHeader } from './frame-header.tsx';
import { OfficeBar } from './office-bar.tsx';
import { StatusBar } from './status-bar.tsx';
import { UpdateBar } from './update-bar.tsx';
import './frame.css';

/** What stands around every screen. `quarter` is missing where none is chosen, or has not arrived. */
export function Frame({
  quarterId,
  quarter,
  isTop,
  children,
}: {
  /** The quarter of the address, whether or not there is one of that name. */
  quarterId?: string;
  quarter?: Quarter;
  /** Nothing is above this screen. */
  isTop: boolean;
  children: ComponentChildren;
}) {
  const { common, shell } = useTexts();
  return (
    <div class="frame">
      <button type="button" class="skip-link" onClick={skipToContent}>
        {common.skipToContent}
      </button>
      <FrameHeader name={quarter?.name ?? shell.appName} isTop={isTop} />
      {quarterId !== undefined && <StatusBar quarterId={quarterId} />}
      {children}
      <div class="frame-foot">
        <UpdateBar />
        {quarter && <OfficeBar quarter={quarter} />}
      </div>
    </div>
  );
}

/** A button and no link: "Zurück" shall not have to undo it. */
function skipToContent(): void {
  document.getElementById('content')?.focus();
}
