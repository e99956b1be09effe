import { useLayoutEffect, useRef } from 'preact/hooks';
import { changeSettings, TEXT_SIZES } from '../data/settings.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useSettings } from './settings-context.ts';

/** Text size, from every screen. What is chosen shows at once. */
export function SizePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { shell, common } = useTexts();
  const { textSize } = useSettings();
  const panel = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    panel.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }, []);
  return (
    <fieldset
      id={id}
      ref={panel}
      class="size-panel"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <legend>{shell.sizeTitle}</legend>
      <div class="row">
        {TEXT_SIZES.map((size) => (
          <Button
            key={size}
            look="pill"
            pressed={size === textSize}
            onPress={() => void changeSettings({ textSize: size })}
          >
            {shell.percent(size)}
          </Button>
        ))}
        <Button look="pill" onPress={onClose}>
          {common.close}
        </Button>
      </div>
    </fieldset>
  );
}
