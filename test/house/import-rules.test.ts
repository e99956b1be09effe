import { describe, expect, it } from 'vitest';
import { importsIn, violationsIn } from '../support/import-rules.ts';
import { sourceFiles } from '../support/source-files.ts';

describe('the import rules', () => {
  it('hold in every file of the app and the server', () => {
    const files = sourceFiles(['app', 'sync-server'], /\.tsx?$/);
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap((file) => violationsIn(file.path, file.text))).toEqual([]);
  });

  it.each([
    ['app/domain/place.ts', "import { LocalDatabase } from '../data/database.ts';"],
    ['app/domain/place.ts', "import Dexie from 'dexie';"],
    ['app/domain/place.ts', "import { readFile } from 'node:fs';"],
    ['app/ui/button.tsx', "import { useTexts } from '../texts/use-texts.ts';"],
    ['app/features/home/home-screen.tsx', "import { PlaceCard } from '../place/place-card.tsx';"],
    ['app/features/home/home-screen.tsx', "import { pull } from '../../sync/pull.ts';"],
    ['app/features/home/home-screen.tsx', "import Dexie from 'dexie';"],
    ['app/features/home/home-screen.tsx', "const m = await import('../../sync/pull.ts');"],
    ['app/sync/pull.ts', "import { HomeScreen } from '../features/home/home-screen.tsx';"],
    ['app/hours/hours.ts', "export { useTexts } from '../texts/use-texts.ts';"],
    ['app/hours/hours.ts', "new Worker(new URL('../shell/worker.ts', import.meta.url))"],
    ['sync-server/main.ts', "import { LocalDatabase } from '../app/data/database.ts';"],
    ['sync-server/main.ts', "import type { Texts } from '#texts/de.ts';"],
  ])('bite: %s with %s', (path, source) => {
    expect(violationsIn(path, source)).toHaveLength(1);
  });

  it.each([
    ['app/domain/place.ts', "import * as v from 'valibot';"],
    ['app/features/home/home-screen.tsx', "import { useState } from 'preact/hooks';"],
    ['app/features/home/home-screen.tsx', "import { TodayList } from './today-list.tsx';"],
    ['app/features/home/home-screen.tsx', "import { syncStatus } from '../../sync/status.ts';"],
    ['sync-server/main.ts', "import { Place } from '#domain/place.ts';"],
    ['app/main.tsx', "import { Routes } from './shell/routes.tsx';"],
  ])('allow: %s with %s', (path, source) => {
    expect(violationsIn(path, source)).toEqual([]);
  });

  it('see imports over several lines, side effects, late imports and workers', () => {
    const source = `import {
  one,
  two,
} from './a.ts';
import './b.css';
export { three } from './c.ts';
const d = () => import('./d.ts');
new Worker(new URL('./e.ts', import.meta.url), { type: 'module' });`;
    expect(importsIn(source)).toEqual(['./a.ts', './b.css', './c.ts', './d.ts', './e.ts']);
  });
});
