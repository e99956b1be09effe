import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Configuration } from '../../../sync-server/configuration.ts';
import { identityOf } from '../../../sync-server/identity.ts';
import { runPairCommand } from '../../../sync-server/pair/cli.ts';
import { firstOfficeCode } from '../../../sync-server/pair/first-office.ts';
import { welcomeLines } from '../../../sync-server/welcome.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice, changeDevice } from '../../support/paired-device.ts';
import { aSecret, ask, registryOf } from '../../support/pairing.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const configuration: Configuration = { port: 8080, host: '127.0.0.1', dataFolder: '/data' };

let server: TestServer;
let said: string[];
let complained: string[];
let ended: number;

beforeEach(async () => {
  server = await startTestServer({ store: aMemoryStore() });
  said = [];
  complained = [];
  ended = 0;
});
afterEach(() => server.stop());

const run = (...argv: string[]) =>
  runPairCommand(argv, {
    now: () => new Date(),
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
    isTerminal: false,
    open: async () => ({
      ok: true,
      value: {
        access: server.access,
        configuration,
        end: async () => {
          ended += 1;
        },
      },
    }),
  });

describe('npm run pair', () => {
  it('prints a link, a code to type and a QR code, which make a device', async () => {
    const label = ['--label', 'Laptop am Tresen'];
    expect(await run('--role', 'office', '--quarter', 'lichtenberg', ...label)).toBe(0);
    expect(ended).toBe(1);
    const [text = ''] = said;
    expect(text).toMatch(/█▀|▀█|▄█/);
    const [, code] = /Link: {2}http:\/\/127\.0\.0\.1:8080\/pair\/(\w{8})\n/.exec(text) ?? [];
    expect(text).toContain(`${code?.slice(0, 4)} ${code?.slice(4)}`);
    const { status, body } = await ask(server, 'POST', '/api/pair', { code, secret: aSecret() });
    expect({ status, role: body.role }).toEqual({ status: 200, role: 'office' });
    const [device] = await registryOf(server, `device:${body.deviceId}`);
    expect(device?.name).toBe('Laptop am Tresen');
    const audit = await registryOf(server, 'audit:');
    expect(audit.map(({ by }) => by)).toContain('operator');
  });

  it.each([
    [[], 'Es fehlt die Rolle'],
    [['--role', 'admin'], 'Die Rolle „admin“ gibt es nicht'],
    [['--role', 'team'], 'Es fehlt, für welches Quartier'],
    [['--role', 'team', '--quarter', '../x'], '„../x“ kann kein Quartier sein'],
    [['--role'], 'Hinter „--role“ fehlt etwas'],
    [['--rolle', 'team'], '„--rolle“ gibt es nicht'],
  ])('says in German what is wrong with %j', async (argv, sentence) => {
    expect(await run(...argv)).toBe(2);
    expect(complained.join()).toContain(sentence);
    expect(complained.join()).toContain('npm run pair --');
    expect(await registryOf(server, 'code:')).toEqual([]);
  });

  it('makes no code for a quarter that does not exist', async () => {
    expect(await run('--role', 'team', '--quarter', 'atlantis')).toBe(1);
    expect(complained).toEqual(['Das Quartier „atlantis“ gibt es nicht.']);
    expect(await server.store.databaseNames()).not.toContain('atlantis-public');
  });

  it('explains itself', async () => {
    expect(await run('--help')).toBe(0);
    expect(said.join()).toContain('--label NAME');
  });
});

describe('the first start', () => {
  const firstCode = async () => {
    const identity = await identityOf(server.store);
    return firstOfficeCode(server.store, identity, new Date());
  };

  it('has a code for an office device of every quarter, until there is one', async () => {
    const code = await firstCode();
    const { body } = await ask(server, 'POST', '/api/pair', { code, secret: aSecret() });
    expect(body).toMatchObject({ role: 'office', quarters: [{ id: 'lichtenberg' }] });
    expect(await firstCode()).toBeUndefined();
    await changeDevice(server.store, body.deviceId, { revokedAt: '2026-12-01T00:00:00Z' });
    expect(await firstCode()).toMatch(/^\w{8}$/);
  });

  it('does not count other devices', async () => {
    await aPairedDevice(server.store, { role: 'team' });
    expect(await firstCode()).toMatch(/^\w{8}$/);
  });

  it('prints it with the address that phones reach', () => {
    const publicUrl = 'https://vor-ort.example';
    const lines = welcomeLines({ ...configuration, publicUrl }, 8080, { officeCode: 'ACDEFHJK' });
    expect(lines).toContain('Link:  https://vor-ort.example/pair/ACDEFHJK');
    expect(welcomeLines(configuration, 8080, {}).join()).not.toContain('/pair');
  });
});
