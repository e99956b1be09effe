import { useEffect, useRef, useState } from 'preact/hooks';
import { type Drawing, pathOfStroke } from './signature-drawing.tsx';
import './signature-pad.css';

/** Width of the line, in units of the field. */
const INK = 3;

/**
 * A field to write one's name in with a finger, a pen or a mouse. Each stroke is told with all before
 * it; `drawing` without strokes wipes the field. Who cannot draw signs on paper: that way stands beside
 * it, and is no business of this field.
 */
export function SignaturePad({
  label,
  drawing,
  onDraw,
}: {
  label: string;
  drawing: Drawing;
  onDraw: (drawing: Drawing) => void;
}) {
  const field = useRef<SVGSVGElement>(null);
  const [stroke, setStroke] = useState<number[]>();
  const pointer = useRef<number | undefined>(undefined);
  const pointAt = ({ clientX, clientY }: PointerEvent) => {
    const box = field.current?.getBoundingClientRect();
    return [clientX - (box?.left ?? 0), clientY - (box?.top ?? 0)];
  };
  const begin = (event: PointerEvent) => {
    if (pointer.current !== undefined || event.button !== 0) return;
    pointer.current = event.pointerId;
    field.current?.setPointerCapture(event.pointerId);
    setStroke(pointAt(event));
  };
  const go = (event: PointerEvent) => {
    if (event.pointerId !== pointer.current) return;
    setStroke((before) => before && [...before, ...pointAt(event)]);
  };
  const end = (event: PointerEvent) => {
    if (event.pointerId !== pointer.current) return;
    pointer.current = undefined;
    setStroke(undefined);
    const box = field.current?.getBoundingClientRect();
    const strokes = [...drawing.strokes, ...(stroke ? [stroke] : [])];
    onDraw({ width: box?.width ?? 1, height: box?.height ?? 1, strokes });
  };
  useEffect(() => {
    if (drawing.strokes.length === 0) setStroke(undefined);
  }, [drawing]);
  const all = stroke ? [...drawing.strokes, stroke] : drawing.strokes;
  return (
    <svg
      ref={field}
      class="signature-pad"
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {all.map((one, index) => (
        <path key={index} class="signature-ink" stroke-width={INK} d={pathOfStroke(one)} />
      ))}
    </svg>
  );
}
