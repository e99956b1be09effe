import { useEffect, useRef, useState } from 'preact/hooks';
import './qr-scanner.css';

/** So often a picture of the camera is looked at, ms: the phone shall stay cool. */
const EVERY_MS = 200;
/** Longer side of what is looked at, px: enough for a code that fills a third of the picture. */
const LOOKED_AT_PX = 640;

/** A good code is read at once: whoever holds one for so long has a damaged one, or too little light. */
const SLOW_MS = 10_000;

/** Whether this browser can have a camera at all: not on insecure origins. */
export function hasCamera(): boolean {
  return navigator.mediaDevices?.getUserMedia !== undefined;
}

/** Shows what the camera sees and calls back with each text it reads. The reader is loaded late, and
 *  the camera goes off when this is no longer shown. Where it reads nothing for long, it says so. */
export function QrScanner({
  label,
  slow,
  onText,
  onFail,
}: {
  label: string;
  /** What is said where nothing was read for long, with the way on. */
  slow: string;
  onText: (text: string) => void;
  /** No camera, or nobody allowed it. */
  onFail: () => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const callbacks = useRef({ onText, onFail });
  callbacks.current = { onText, onFail };
  const [isSlow, setSlow] = useState(false);
  const [readAt, setReadAt] = useState(0);
  useEffect(() => {
    setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [readAt]);
  useEffect(() => {
    const ended = new AbortController();
    const screen = video.current;
    if (screen) {
      const read = (text: string) => {
        setReadAt(performance.now());
        callbacks.current.onText(text);
      };
      void look(screen, read, ended.signal).catch(() => {
        if (!ended.signal.aborted) callbacks.current.onFail();
      });
    }
    return () => ended.abort();
  }, []);
  return (
    <>
      <video ref={video} class="qr-scanner" aria-label={label} playsInline muted />
      <p role="status" class="qr-scanner-slow">
        {isSlow && slow}
      </p>
    </>
  );
}

async function look(
  video: HTMLVideoElement,
  onText: (text: string) => void,
  ended: AbortSignal,
): Promise<void> {
  const { decodeQR } = await import('qr/decode.js');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment' },
  });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  ended.addEventListener('abort', stop);
  if (ended.aborted) return stop();
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement('canvas');
  while (!ended.aborted) {
    const text = textIn(video, canvas, decodeQR);
    if (text !== undefined) onText(text);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

type Decode = (image: { width: number; height: number; data: Uint8ClampedArray }) => string;

function textIn(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  decode: Decode,
): string | undefined {
  const scale = Math.min(1, LOOKED_AT_PX / Math.max(video.videoWidth, video.videoHeight, 1));
  const [width, height] = [video.videoWidth * scale, video.videoHeight * scale].map(Math.round);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!width || !height || !context) return undefined;
  Object.assign(canvas, { width, height });
  context.drawImage(video, 0, 0, width, height);
  try {
    return decode(context.getImageData(0, 0, width, height));
  } catch {
    // Mostly there is no code in the picture, and the reader says so by throwing.
    return undefined;
  }
}
