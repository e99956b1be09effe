import type { StatusFacts } from './status.ts';

/** What tabs of one device tell each other: that a person wants a try, or how it goes. */
export type TabNews =
  | 'asked'
  | Partial<Pick<StatusFacts, 'isTalking' | 'isPutOff' | 'trouble' | 'storageFull'>>;

/** The other tabs of this device. */
export interface OtherTabs {
  tell(news: TabNews): void;
  /** Calls back at their news; returns what ends it. */
  onNews(listener: (news: TabNews) => void): () => void;
}

/** The other tabs that are busy with the same, under its name. A browser without channels (Safari before
 *  15.4), or that refuses them with all storage switched off, has none to tell: each tab then speaks for
 *  itself. */
export function otherTabs(name: string): OtherTabs {
  const channel = channelOf(name);
  if (!channel) return { tell: () => {}, onNews: () => () => {} };
  return {
    tell: (news) => channel.postMessage(news),
    onNews(listener) {
      channel.onmessage = ({ data }: MessageEvent<TabNews>) => listener(data);
      return () => channel.close();
    },
  };
}

function channelOf(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
