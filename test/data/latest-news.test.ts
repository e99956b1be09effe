import { describe, expect, it } from 'vitest';
import { addressOfLatestNews } from '../../app/data/latest-news.ts';
import { aCommandDevice } from '../support/command-device.ts';
import { doc, RESIDENT_ID, STRANGER_ID } from '../support/sample-documents.ts';

const at = (minute: number) => ({ createdAt: `2026-11-30T09:0${minute}:00Z` });
const step = (kind: string, minute: number, owner = RESIDENT_ID) =>
  ({
    ...doc('requestStep', `${owner}:requestStep:r${minute}~s`, {
      ...{ requestId: `r${minute}`, kind, at: at(minute).createdAt },
    }),
    ...at(minute),
  }) as never;

describe('where news are read', () => {
  it('is the screen of the newest thing that somebody else did', async () => {
    const phone = await aCommandDevice({ role: 'resident', personId: RESIDENT_ID });
    const address = () => addressOfLatestNews(phone.database);
    expect(await address()).toBeUndefined();
    await phone.hold(step('askedAgain', 8), step('accepted', 9, STRANGER_ID));
    expect(await address()).toBeUndefined();
    await phone.hold(step('accepted', 1), step('closed', 3), step('asked', 2));
    expect(await address()).toBe('/q/lichtenberg/request/mine/r3');
    await phone.hold({
      ...doc('registration', `${RESIDENT_ID}:registration:fest~2026-12-05~1`, {
        ...{ eventId: 'event:fest', date: '2026-12-05', n: 1, channel: 'app', admission: 'in' },
      }),
      updatedAt: '2026-11-30T09:05:00Z',
    } as never);
    expect(await address()).toBe('/q/lichtenberg/join/fest');
  });

  it('is the task on a volunteer’s phone, and nothing on a device of nobody', async () => {
    const phone = await aCommandDevice({ role: 'team', personId: RESIDENT_ID });
    await phone.hold({ ...doc('contact', `${RESIDENT_ID}:contact:r1`, {}), ...at(1) } as never);
    expect(await addressOfLatestNews(phone.database)).toBe('/q/lichtenberg/task/r1');
    const tablet = await aCommandDevice({ role: 'kiosk' });
    await tablet.hold(step('accepted', 1));
    expect(await addressOfLatestNews(tablet.database)).toBeUndefined();
  });
});
