import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { type MeasuredGroup, packSheets, type SheetPart } from '#domain/sheet-packing.ts';
import { DENSITIES, type Density, type Paper, type PosterGroup } from './poster-group.ts';

/** How a poster's groups are dealt out to sheets. */
export interface SheetLayout {
  density: Density;
  sheets: SheetPart[][];
}

/** Millimetres that stay free: a printer's rounding must not cut the last line. */
const SPARE_MM = 2;
const PX_PER_MM = 96 / 25.4;

/**
 * Tries the densities on a hidden sheet of real millimetres and takes the largest words with which
 * everything fits one sheet; with the smallest it goes on on further sheets. `undefined` before.
 */
export function useSheetLayout(
  measure: RefObject<HTMLElement | null>,
  groups: readonly PosterGroup[],
  paper: Paper,
): SheetLayout | undefined {
  const [layout, setLayout] = useState<SheetLayout>();
  useLayoutEffect(() => {
    let isWanted = true;
    const lay = () => {
      if (measure.current && isWanted) setLayout(layoutOn(measure.current, DENSITIES[paper]));
    };
    lay();
    // Words are as wide as their font, which may still be on its way.
    document.fonts.ready.then(lay);
    return () => {
      isWanted = false;
    };
  }, [groups, paper]);
  return layout;
}

function layoutOn(sheet: HTMLElement, densities: readonly Density[]): SheetLayout {
  const layouts = densities.map((density) => ({ density, sheets: sheetsWith(sheet, density) }));
  const onOneSheet = layouts.find(({ sheets }) => sheets.length === 1);
  return onOneSheet ?? layouts.at(-1) ?? { density: 'tight', sheets: [] };
}

function sheetsWith(sheet: HTMLElement, density: Density): SheetPart[][] {
  sheet.className = `sheet sheet-measure sheet-${density}`;
  const body = sheet.querySelector('.sheet-body');
  const room = (body?.clientHeight ?? 0) - SPARE_MM * PX_PER_MM;
  return packSheets(measuredGroups(sheet), room);
}

function measuredGroups(sheet: HTMLElement): MeasuredGroup[] {
  return [...sheet.querySelectorAll('.sheet-group')].map((group) => {
    const rows = [...group.querySelectorAll('.sheet-row')].map(heightOf);
    return { heading: heightOf(group) - rows.reduce((sum, height) => sum + height, 0), rows };
  });
}

function heightOf(element: Element): number {
  return element.getBoundingClientRect().height;
}
