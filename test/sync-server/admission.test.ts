import { describe, expect, it } from 'vitest';
import { Admission, type AdmissionOptions } from '../../sync-server/admission.ts';

/** A line whose time goes by when the test says so. */
function aLine(options: Partial<AdmissionOptions> = {}) {
  const time = { ms: 1_800_000_000_000 };
  const clock = () => time.ms;
  const open = () => new Admission({ key: 'k', most: 2, longestLine: 5, clock, ...options });
  return { time, open, line: open() };
}
/** Comes and has to be let in; returns how to leave. */
function letIn(line: Admission, ticket?: string, whose = 'one') {
  const place = line.enter(ticket, whose);
  return place.isIn ? place.leave : expect.fail('was sent back');
}
/** Comes and has to be sent back. */
function sentBack(line: Admission, ticket?: string, whose = 'one') {
  const place = line.enter(ticket, whose);
  return place.isIn ? expect.fail('was let in') : place;
}

describe('the line for first syncs', () => {
  it('lets some in at a time, and the next when one leaves, once each', () => {
    const { line } = aLine();
    const leave = letIn(line);
    letIn(line);
    const { ticket, after } = sentBack(line);
    expect(after).toBeGreaterThanOrEqual(1);
    leave();
    leave();
    letIn(line, ticket);
    sentBack(line);
  });

  it('keeps the place of who comes again, before all who come new', () => {
    const { line, time } = aLine({ most: 1 });
    const leave = letIn(line);
    const first = sentBack(line).ticket;
    time.ms += 1000;
    const second = sentBack(line).ticket;
    expect(sentBack(line, first).ticket).toBe(first);
    leave();
    sentBack(line);
    sentBack(line, second);
    const leaveFirst = letIn(line, first);
    leaveFirst();
    letIn(line, second);
  });

  it('gives the place of who stays away to others', () => {
    const { line, time } = aLine({ most: 1 });
    const leave = letIn(line);
    sentBack(line);
    leave();
    time.ms += 11_000;
    // Whoever comes new stands behind the one who may still come.
    const second = sentBack(line).ticket;
    time.ms += 2000;
    letIn(line, second);
    time.ms += 20_000;
    sentBack(line);
  });

  it('is no longer than it may be', () => {
    const { line } = aLine({ longestLine: 3 });
    letIn(line);
    letIn(line);
    const tickets = [1, 2, 3].map(() => sentBack(line).ticket);
    expect(new Set(tickets).size).toBe(3);
    expect(sentBack(line)).toEqual({ isIn: false, after: expect.any(Number) });
    expect(sentBack(line, tickets[1]).ticket).toBe(tickets[1]);
  });

  it('keeps only so many places for one address, and then for whoever of it comes next', () => {
    const { line, open } = aLine({ most: 1, longestLine: 9, mostOfOne: 3 });
    const leave = letIn(line);
    const tickets = [1, 2, 3].map(() => sentBack(line, undefined, 'flood').ticket);
    expect(sentBack(line, undefined, 'flood')).toEqual({ isIn: false, after: expect.any(Number) });
    expect(sentBack(line, undefined, 'other').ticket).toBeDefined();
    // A place stays whose it is, whoever shows its ticket.
    expect(sentBack(line, tickets[2], 'third').ticket).toBe(tickets[2]);
    expect(sentBack(line, undefined, 'flood').ticket).toBeUndefined();
    leave();
    letIn(line, tickets[0], 'flood');
    expect(sentBack(line, undefined, 'flood').ticket).toBeDefined();
    // What another process gave counts here when it is shown.
    const elsewhere = open();
    letIn(elsewhere);
    const given = sentBack(elsewhere, undefined, 'flood').ticket;
    expect(sentBack(line, given, 'flood').ticket).toBeUndefined();
  });

  it('is the same at another process with the same key', () => {
    const { line, open, time } = aLine({ most: 1 });
    letIn(line);
    const { ticket } = sentBack(line);
    time.ms += 5000;
    const other = open();
    const leave = letIn(other);
    const late = sentBack(other).ticket;
    expect(sentBack(other, ticket).ticket).toBe(ticket);
    leave();
    sentBack(other, late);
    letIn(other, ticket);
  });

  it('knows no ticket that it did not give, and none that is old', () => {
    const { line, time } = aLine({ most: 1 });
    letIn(line);
    const { ticket = '' } = sentBack(line);
    const earlier = `0${String(Number(ticket.slice(0, 15)) - 90_000).padStart(14, '0')}${ticket.slice(15)}`;
    for (const forged of [earlier, `${ticket}x`, '', 'x', '.'.repeat(40), ticket.slice(0, -1)]) {
      expect(sentBack(line, forged).ticket).not.toBe(forged);
    }
    time.ms += 700_000;
    expect(sentBack(line, ticket).ticket).not.toBe(ticket);
  });
});
