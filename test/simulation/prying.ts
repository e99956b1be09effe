import type { SimulatedDevice } from './device.ts';
import { QUARTER, type SentRequest } from './server-side.ts';
import type { World } from './world.ts';

const SCOPES = ['public', 'team', 'office'];

/** Promise 5: whoever asks for what is not theirs is shown nothing of it. For a world that has settled. */
export async function checkScopes(world: World): Promise<void> {
  for (const device of world.devices) {
    const own = new Set(device.session.scopes);
    for (const scope of SCOPES.filter((one) => !own.has(one))) {
      for (const request of questions(scope, device)) {
        const answer = await world.tasks.serve(() => world.server.handle(request));
        if (answer.status !== 200) continue;
        const text = `${device.name} asked for ${request.url}, and was answered`;
        world.violated('OUT OF SCOPE', text);
      }
    }
  }
}

function questions(scope: string, { cookie }: SimulatedDevice): SentRequest[] {
  const path = `/api/sync/${QUARTER}/${scope}`;
  const headers: Record<string, string> =
    cookie.value === undefined ? {} : { cookie: cookie.value };
  return [
    { method: 'GET', url: `${path}/snapshot`, headers },
    { method: 'GET', url: `${path}/changes?since=&limit=100`, headers },
  ];
}
