import './signature-pad.css';

/** Strokes as x, y, x, y, … in units of the field they were drawn in. */
export interface Drawing {
  width: number;
  height: number;
  strokes: readonly (readonly number[])[];
}

/** A field that nobody has drawn in. */
export const NOT_DRAWN: Drawing = { width: 1, height: 1, strokes: [] };

/** A signature as it was written, at the size of its place. */
export function SignatureDrawing({ drawing, label }: { drawing: Drawing; label: string }) {
  const { width, height, strokes } = drawing;
  return (
    <svg
      class="signature-drawing"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={label}
    >
      {strokes.map((stroke) => (
        <path
          key={stroke.join()}
          class="signature-ink"
          stroke-width={Math.max(2, height / 60)}
          d={pathOfStroke(stroke)}
        />
      ))}
    </svg>
  );
}

/** A line through all points; a single one is a dot. */
export function pathOfStroke(stroke: readonly number[]): string {
  const points: string[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`);
  return points.length === 1 ? `M${points[0]}h0` : `M${points.join('L')}`;
}
