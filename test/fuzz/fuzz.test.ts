import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomFrom } from '../support/random.ts';
import { type FuzzedServer, startFuzzedServer } from './fuzzed-server.ts';
import { fuzz } from './fuzzer.ts';

const REQUESTS = 1500;

let fuzzed: FuzzedServer;
beforeAll(async () => {
  fuzzed = await startFuzzedServer();
});
afterAll(() => fuzzed.stop());

it('nothing that is asked makes the server fail or show its insides', async () => {
  const { server, known, devices } = fuzzed;
  let left = REQUESTS;
  const goesOn = () => left-- > 0;
  const random = randomFrom(20261201);
  const told = await fuzz({ origin: server.url, known, devices, random, goesOn });
  expect(told.finds).toEqual([]);
  expect(told.requests).toBe(REQUESTS);
  // What is asked is odd and not hopeless: much of it is answered.
  for (const status of [200, 400, 403, 404]) expect(told.statuses[status]).toBeGreaterThan(10);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
});
