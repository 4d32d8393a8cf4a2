// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import AccountChange from '../../client/components/people/AccountChange.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { createAppRouter } from '../../client/router.ts';
import { createAccountChange } from '../../client/stores/account-change.ts';
import { fakeServer, json, problem } from './fake-server.ts';

const old = { userid: 'LiLei', name: '李雷' };
const now = { userid: 'LiLei2', name: '李雷' };

const done = () => new Response(null, { status: 204 });

const refused = (field: string, code: string) =>
  problem('validation_failed', 400, { errors: [{ field, code, detail: 'd' }] });

describe('a changed account', () => {
  beforeEach(async () => {
    setActivePinia(createPinia());
    await setLocale('en');
  });

  it('is a rename to an account that was typed, or a merge into one that is known', async () => {
    const { asked } = fakeServer(done(), done());
    const change = createAccountChange();

    Object.assign(change, { from: old, to: ' LiLei2 ' });
    expect(await change.run()).toBe(true);
    expect(change).toMatchObject({ from: null, to: '', done: { kind: 'rename', name: '李雷' } });
    Object.assign(change, { kind: 'merge', from: old, into: now });
    await change.run();

    expect(asked.map(({ url, body }) => [url, body])).toEqual([
      ['/api/members/LiLei/rename', { to: 'LiLei2' }],
      ['/api/members/LiLei/merge', { into: 'LiLei2' }],
    ]);
  });

  it.each([
    ['still_there', refused('userid', 'invalid')],
    ['unknown_new', refused('to', 'unknown_member')],
    ['used_already', refused('to', 'duplicate')],
    ['same', refused('into', 'duplicate')],
    ['own', problem('forbidden', 403)],
    ['unknown_old', problem('not_found', 404)],
    ['identities', problem('identity_taken', 409)],
    ['overlap', problem('seat_conflict', 409)],
    [null, problem('wecom_unavailable', 503)],
  ] as const)('that is refused says %s, and keeps what was entered', async (fault, answer) => {
    fakeServer(answer);
    const change = createAccountChange();
    Object.assign(change, { kind: 'merge', from: old, into: now });

    expect(await change.run()).toBe(false);

    expect(change.fault).toBe(fault);
    expect(change.from).toEqual(old);
  });

  it('is asked about before anything is sent, and finds people who have left', async () => {
    const { asked } = fakeServer(json({ items: [old] }));
    const page = mount(AccountChange, {
      attachTo: document.body,
      global: { plugins: [createAppRouter()] },
    });

    await page.find('form').trigger('submit');
    expect(page.findAll('.field-error').map((one) => one.text())).not.toEqual([]);
    await page.find('input[type=search]').setValue('LiLei');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await flushPromises();
    await page.find('.match').trigger('click');
    await page.find('form input:not([type=radio])').setValue('LiLei2');
    await page.find('form').trigger('submit');
    await flushPromises();

    expect(asked.map(({ url }) => url)).toEqual(['/api/members?q=LiLei&gone=true']);
    await expect.poll(() => document.body.textContent).toContain('Use the new account?');
    page.unmount();
  });
});
