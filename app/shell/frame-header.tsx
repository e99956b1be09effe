import { ALargeSmall, ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { canGoBack } from './history-trail.ts';
import { isHome, parentOf } from './parent-address.ts';
import { SizePanel } from './size-panel.tsx';

/** The quarter's name on home, "Zurück" at the same place elsewhere; "Größe" always, and what a certain
 *  device has beside it. */
export function FrameHeader({
  name,
  isTop,
  children,
}: {
  name: string;
  isTop: boolean;
  children?: ComponentChildren;
}) {
  const { common } = useTexts();
  const { path } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const sizeButton = useRef<HTMLDivElement>(null);
  const panelId = useId();
  useEffect(() => setOpen(false), [path]);
  const close = () => {
    setOpen(false);
    sizeButton.current?.querySelector('button')?.focus();
  };
  return (
    <header class="frame-header">
      <div class="frame-header-row">
        {isTop || isHome(path) ? <p class="frame-name">{name}</p> : <BackButton path={path} />}
        <div ref={sizeButton} class="row">
          <Button
            icon={ALargeSmall}
            onPress={() => setOpen(!isOpen)}
            look="plain"
            expanded={isOpen}
            controls={isOpen ? panelId : undefined}
          >
            {common.size}
          </Button>
          {children}
        </div>
      </div>
      {isOpen && <SizePanel id={panelId} onClose={close} />}
    </header>
  );
}

function BackButton({ path }: { path: string }) {
  const { common } = useTexts();
  const { route } = useLocation();
  const goBack = () => (canGoBack() ? history.back() : route(parentOf(path), true));
  return (
    <Button look="plain" icon={ArrowLeft} class="frame-back" onPress={goBack}>
      {common.back}
    </Button>
  );
}
