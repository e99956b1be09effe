import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../sync-server/configuration.ts';
import { startProblemOf } from '../../sync-server/start-problem.ts';

const configuration: Configuration = { port: 8080, host: 'fe80::1', dataFolder: '/srv/vor-ort' };

describe('what keeps a server from starting', () => {
  it('is its address where this machine cannot listen there', async () => {
    const server = createServer().listen(0, configuration.host);
    const [error] = await once(server, 'error');
    expect(startProblemOf(error, configuration)).toMatch(/^Dieser Rechner hat die Adresse fe80::1/);
  });

  it('is its folder, not its port, where the socket for commands cannot be made', async () => {
    const listening = { syscall: 'listen', code: 'EACCES' };
    const socket = Object.assign(new Error(), listening, { address: '/srv/x.sock', port: -1 });
    expect(startProblemOf(socket, configuration)).toMatch(/^In den Datenordner \/srv\/vor-ort /);
    const port = Object.assign(new Error(), listening, { address: '0.0.0.0', port: 80 });
    expect(startProblemOf(port, { ...configuration, port: 80 })).toMatch(/^Den Port 80 darf/);
  });

  it('is its folder where something else stands in the place of that socket', () => {
    const error = Object.assign(new Error(), { code: 'EISDIR', syscall: 'unlink' });
    expect(startProblemOf(error, configuration)).toMatch(/^In den Datenordner/);
  });

  it('never proposes a port that there is not', () => {
    const taken = Object.assign(new Error(), { code: 'EADDRINUSE' });
    const last = { ...configuration, port: 65_535 };
    expect(startProblemOf(taken, last)).toMatch(/zum Beispiel PORT=8080\.$/);
  });

  it('is said by nobody where it was not foreseen', () => {
    expect(startProblemOf(new TypeError('a bug'), configuration)).toBeUndefined();
  });
});
