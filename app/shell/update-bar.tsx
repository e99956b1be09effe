import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useLive } from '../ui/use-live.ts';
import { appUpdates } from './app-updates.ts';

/** Says quietly that there is a newer version. It is taken when its reader says so, or when all
 *  windows have been closed; never in the middle of something. */
export function UpdateBar() {
  const { shell } = useTexts();
  const isReady = useLive(() => appUpdates, []) ?? false;
  return (
    <div role="status">
      {isReady && (
        <div class="update-bar">
          <div class="update-bar-content">
            <span>{shell.newVersion}</span>
            <Button look="plain" onPress={() => appUpdates.take()}>
              {shell.takeNewVersion}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
