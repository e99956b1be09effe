import { afterEach, it, vi } from 'vitest';
import { otherTabs } from '../../app/sync/other-tabs.ts';

afterEach(() => void vi.unstubAllGlobals());

it('a tab whose browser refuses channels, as with all storage switched off, speaks for itself', () => {
  const refuse = class {
    constructor() {
      throw new DOMException('Access denied.', 'SecurityError');
    }
  };
  vi.stubGlobal('BroadcastChannel', refuse);
  const others = otherTabs('sync lichtenberg');
  const stop = others.onNews(() => undefined);
  others.tell('asked');
  stop();
});
