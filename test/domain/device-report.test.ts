import { describe, expect, it } from 'vitest';
import { type DeviceReport, reportIn, reportText } from '#domain/device-report.ts';

const REPORT: DeviceReport = {
  unsent: 3,
  oldestUnsentAt: '2026-12-01T09:00:00.000Z',
  appVersion: '0.1.0',
  storage: 'mayGo',
};

describe('a device’s report', () => {
  it('is read as it was written, with and without something unsent', () => {
    expect(reportIn(reportText(REPORT))).toEqual(REPORT);
    const empty: DeviceReport = { unsent: 0, appVersion: '1.0.0-rc.1', storage: 'kept' };
    expect(reportIn(reportText(empty))).toEqual(empty);
  });

  it.each([
    '',
    'unsent=-1&app=1&storage=kept',
    'unsent=1e9&app=1&storage=kept',
    'unsent=9999999&app=1&storage=kept',
    'unsent=1&app=<script>&storage=kept',
    'unsent=1&app=1&storage=__proto__',
    'unsent=1&app=1',
    `unsent=1&app=1&storage=kept&oldest=${'x'.repeat(400)}`,
  ])('is none: %.60j', (text) => {
    expect(reportIn(text)).toBeUndefined();
  });

  it('says nothing of a time that is none', () => {
    expect(reportIn('unsent=1&app=1&storage=kept&oldest=yesterday')).toEqual({
      unsent: 1,
      appVersion: '1',
      storage: 'kept',
    });
  });
});
