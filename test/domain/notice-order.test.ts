import { expect, it } from 'vitest';
import { currentNotices } from '#domain/notice-order.ts';
import { aNotice } from '../support/builders.ts';

it('shows the notices of the day: important ones first, then the newest', () => {
  const notices = [
    aNotice({ _id: 'notice:alt', from: '2026-11-01' }),
    aNotice({ _id: 'notice:vorbei', from: '2026-11-01', until: '2026-11-30' }),
    aNotice({ _id: 'notice:neu', from: '2026-12-01' }),
    aNotice({ _id: 'notice:wichtig', from: '2026-11-15', until: '2026-12-01', important: true }),
    aNotice({ _id: 'notice:morgen', from: '2026-12-02' }),
  ];
  expect(currentNotices(notices, '2026-12-01').map((notice) => notice._id)).toEqual([
    'notice:wichtig',
    'notice:neu',
    'notice:alt',
  ]);
});
