import { inflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';

/** A QR code on printed paper. */
export interface PrintedCode {
  text: string;
  /** Width of its dark modules on paper. */
  millimetres: number;
}

type Matrix = [number, number, number, number, number, number];
type Box = { left: number; top: number; right: number; bottom: number };

const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const MM = 25.4 / 72;
/** White around a code, and pixels a module, for the reader. */
const QUIET = 4;
const SCALE = 6;
/** A code has many more dark runs than any other drawing has rectangles. */
const FEWEST_RUNS = 100;

/**
 * The QR codes of a PDF as Chromium prints it, page by page, read from what is drawn: fills that are made
 * of many rectangles, each a run of dark modules. [ISO 32000-1, 8.5]
 */
export function codesInPdf(pdf: Buffer): PrintedCode[] {
  return streamsOf(pdf)
    .flatMap(fillsOf)
    .filter(({ boxes }) => boxes.length >= FEWEST_RUNS)
    .map(({ boxes, matrix }) => ({
      text: decoded(boxes),
      millimetres: widthOf(boxes) * Math.abs(matrix[0]) * MM,
    }));
}

/** How many sheets of paper it is. */
export function pagesOfPdf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      // Fonts and pictures are packed in other ways.
      return [];
    }
  });
}

/** What is filled, in units of its own, and how these lie on paper. */
function fillsOf(content: string): { boxes: Box[]; matrix: Matrix }[] {
  const fills: { boxes: Box[]; matrix: Matrix }[] = [];
  const stack: Matrix[] = [];
  let matrix = SAME;
  let paths: [number, number][][] = [];
  for (const line of content.split('\n')) {
    const words = line.trim().split(/\s+/);
    const operator = words.at(-1);
    const numbers = words.slice(0, -1).map(Number);
    if (operator === 'q') stack.push(matrix);
    else if (operator === 'Q') matrix = stack.pop() ?? SAME;
    else if (operator === 'cm') matrix = times(numbers as unknown as Matrix, matrix);
    else if (operator === 'm') paths.push([[numbers[0] ?? 0, numbers[1] ?? 0]]);
    else if (operator === 'l') paths.at(-1)?.push([numbers[0] ?? 0, numbers[1] ?? 0]);
    else if (operator === 'f' || operator === 'f*') {
      fills.push({ boxes: paths.map(boxOf), matrix });
      paths = [];
    } else if (operator === 'S' || operator === 'n') paths = [];
  }
  return fills;
}

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  const rows = [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D] as const;
  return [...rows, e * A + f * C + E, e * B + f * D + F];
}

function boxOf(points: readonly [number, number][]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

function widthOf(boxes: readonly Box[]): number {
  return Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
}

/** Draws the runs, which are in modules, and has them read. */
function decoded(boxes: readonly Box[]): string {
  const left = Math.min(...boxes.map((box) => box.left)) - QUIET;
  const top = Math.min(...boxes.map((box) => box.top)) - QUIET;
  const side = Math.ceil((widthOf(boxes) + 2 * QUIET) * SCALE);
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const box of boxes) {
    for (let y = (box.top - top) * SCALE; y < (box.bottom - top) * SCALE; y += 1) {
      for (let x = (box.left - left) * SCALE; x < (box.right - left) * SCALE; x += 1) {
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
      }
    }
  }
  return decodeQR({ width: side, height: side, data });
}
