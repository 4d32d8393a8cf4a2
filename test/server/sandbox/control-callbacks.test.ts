import { describe, expect, it } from 'vitest';
import { until } from '../../helpers/until.ts';
import { pair, useCallbacks } from './use-callbacks.ts';

const { world, app, settled } = useCallbacks();

async function control(method: string, path: string, body?: object) {
  const answer = await fetch(`${world.sandbox.url}/control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
}
const save = () => control('PUT', 'callback', { ...pair, url: app.url });
const events = () => app.arrived.map(({ message }) => /<Event>.*?(\w+)\]\]>/.exec(message)?.[1]);

describe('callbacks by the control API', () => {
  it('are saved after a verification, shown without secrets, and removed', async () => {
    expect((await control('GET', 'callback')).json).toEqual({ url: null });
    expect(await save()).toEqual({ status: 200, json: { saved: true } });
    expect((await control('GET', 'callback')).json).toEqual({ url: app.url });

    expect((await control('DELETE', 'callback')).status).toBe(204);
    expect((await control('GET', 'callback')).json).toEqual({ url: null });
  });

  it('are refused with the reason', async () => {
    app.answer = (_arrived, res) => res.writeHead(404).end();

    expect(await save()).toMatchObject({
      status: 400,
      json: { saved: false, errcode: 40057, error: 'The URL answered 404 instead of 200.' },
    });
  });

  it('come from what members do, and are in the log', async () => {
    await save();
    app.arrived.length = 0;
    await control('POST', 'members/enter', { userid: 'LiNa' });
    await control('POST', 'members/click-menu', { userid: 'LiNa', type: 'click', key: 'today' });
    await settled();
    expect(events().sort()).toEqual(['click', 'enter_agent']);

    await control('POST', 'members/say', { userid: 'LiNa', text: 'hello' });
    await until(
      async () => (await control('GET', 'callbacks')).json.callbacks as { name: string }[],
      (log) => log.some(({ name }) => name === 'text'),
    );

    const { callbacks } = (await control('GET', 'callbacks')).json;
    expect(callbacks).toMatchObject([{ name: 'verify' }, {}, {}, { name: 'text', status: 200 }]);
  });

  it('can be lost, held back and released', async () => {
    await save();
    app.arrived.length = 0;
    await control('POST', 'callbacks/faults', { fault: 'late' });
    await control('POST', 'callbacks/faults', { fault: 'lost' });
    for (let count = 0; count < 3; count += 1) {
      await control('POST', 'members/enter', { userid: 'LiNa' });
    }
    await settled();
    expect(events()).toEqual(['enter_agent']);

    await control('POST', 'callbacks/release', {});
    await settled();

    expect(events()).toEqual(['enter_agent', 'enter_agent']);
  });

  it('have faults of four kinds only', async () => {
    expect((await control('POST', 'callbacks/faults', { fault: 'other' })).status).toBe(400);
  });
});
