import { useEffect, useState } from 'preact/hooks';

/** Words to be read, and their language (BCP 47). */
export interface SpokenPart {
  words: string;
  lang: string;
}

/** Reading aloud; absent where this device has no voice of its own for any of the parts. */
export interface ReadAloud {
  reading: boolean;
  start: () => void;
  stop: () => void;
}

/** Reads parts one after the other with voices on the device: no other ones, they send the words
 *  to a server. Stops when the screen is left. */
export function useReadAloud(parts: readonly SpokenPart[]): ReadAloud | undefined {
  const voices = useLocalVoices();
  const [reading, setReading] = useState(false);
  const speech = globalThis.speechSynthesis;
  useEffect(() => () => speech?.cancel(), [speech]);

  const readable = parts.flatMap(({ words, lang }) => {
    const voice = voices.find((candidate) => sameLanguage(candidate.lang, lang));
    return voice ? sentencesOf(words).map((sentence) => ({ sentence, voice })) : [];
  });
  if (!speech || readable.length === 0) return undefined;

  const start = () => {
    speech.cancel();
    setReading(true);
    const utterances = readable.map(({ sentence, voice }) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.9;
      return utterance;
    });
    const last = utterances.at(-1);
    if (last) last.onend = () => setReading(false);
    for (const utterance of utterances) {
      utterance.onerror = () => setReading(false);
      speech.speak(utterance);
    }
  };
  const stop = () => {
    speech.cancel();
    setReading(false);
  };
  return { reading, start, stop };
}

/** Voices that speak without a network; browsers name them some time after the page was loaded. */
function useLocalVoices(): SpeechSynthesisVoice[] {
  const speech = globalThis.speechSynthesis;
  const [voices, setVoices] = useState<SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    if (!speech) return;
    const renew = () => setVoices(speech.getVoices().filter((voice) => voice.localService));
    renew();
    speech.addEventListener?.('voiceschanged', renew);
    return () => speech.removeEventListener?.('voiceschanged', renew);
  }, [speech]);
  return voices;
}

function sameLanguage(voice: string, lang: string): boolean {
  return voice.split(/[-_]/)[0]?.toLowerCase() === lang.split('-')[0]?.toLowerCase();
}

/** Long utterances stop half-way in some browsers: one sentence each. The dot of "1. Dezember" ends none. */
function sentencesOf(words: string): string[] {
  return words.split(/(?<=[!?؟]|\D\.)\s+|\n+/).filter(Boolean);
}
