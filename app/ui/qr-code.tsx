import { useEffect, useState } from 'preact/hooks';
import './qr-code.css';

/** Modules of white around a code. ISO/IEC 18004 asks for four: the paper around gives the rest. */
const QUIET = 2;

/** A text as a QR code, drawn as large as its box. The maker of codes is loaded late. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [modules, setModules] = useState<boolean[][]>([]);
  useEffect(() => {
    let isWanted = true;
    import('qr').then(({ encodeQR }) => {
      if (isWanted) setModules(encodeQR(text, 'raw', { ecc: 'medium', border: QUIET }));
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  const size = modules.length || 1;
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect class="qr-code-ground" width={size} height={size} />
      <path class="qr-code-ink" d={pathOf(modules)} shape-rendering="crispEdges" />
    </svg>
  );
}

/** One rectangle for each run of dark modules in a row. */
export function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => runsOf(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`))
    .join('');
}

function runsOf(row: readonly boolean[]): { x: number; length: number }[] {
  const runs: { x: number; length: number }[] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last.x + last.length === x) last.length += 1;
    else runs.push({ x, length: 1 });
  });
  return runs;
}
