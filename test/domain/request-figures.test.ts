import { expect, it } from 'vitest';
import type { Request } from '#domain/request.ts';
import { requestFigures } from '#domain/request-figures.ts';
import { requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';

const asked = (createdAt: string, ...steps: object[]) => ({
  request: { createdAt } as Request,
  standing: requestStanding(
    steps.map(
      (step, index) => ({ ...step, _id: `${index}`, arrivedAt: `${index}` }) as RequestStep,
    ),
  ),
});

it('counts each request once, under how it ended, in the month in which it was asked', () => {
  const known = [
    // Asked on the last evening of November here, which is December nowhere.
    asked('2026-11-30T22:30:00Z', { kind: 'done', outcome: 'solved', minutes: 40 }),
    asked('2026-11-30T23:30:00Z', { kind: 'done', outcome: 'passedOn', minutes: 15 }),
    asked('2026-12-01T08:00:00Z', { kind: 'solved' }),
    asked('2026-12-01T08:00:00Z', { kind: 'passedOn', placeId: 'place:a' }),
    asked('2026-12-01T08:00:00Z', { kind: 'closed', outcome: 'nobodyFound' }),
    asked('2026-12-01T08:00:00Z', { kind: 'withdrawn' }),
    asked('2026-12-01T08:00:00Z', { kind: 'confirmed' }),
    asked('2026-12-01T08:00:00Z'),
  ];
  const [december, november, ...others] = requestFigures(known);
  expect(others).toEqual([]);
  expect(december).toEqual({
    ...{ month: '2026-12', asked: 7, helped: 1, passedOn: 2, nobodyFound: 1 },
    ...{ withdrawn: 1, open: 2, minutes: 15 },
  });
  expect(november).toMatchObject({ month: '2026-11', asked: 1, helped: 1, minutes: 40 });
});
