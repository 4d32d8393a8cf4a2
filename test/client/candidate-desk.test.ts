// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CandidateContact } from '#shared/candidate.ts';
import InterviewContact from '../../client/components/interview/InterviewContact.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { createCandidateDesk } from '../../client/stores/candidate-desk.ts';
import { contactChanges, fieldsOf } from '../../client/stores/contact-fields.ts';
import { fakeServer, json, problem } from './fake-server.ts';

const contact: CandidateContact = {
  candidateId: 1,
  name: '林晓',
  phone: '+8613800138000',
  email: 'lin@x.example',
  locale: 'zh-CN',
  zone: 'Asia/Shanghai',
  masked: false,
  erased: false,
  erasureRequestedAt: null,
};
const invitation = { url: 'u', texts: { 'zh-CN': 'a', en: 'b', fr: 'c' }, locale: 'en' };

beforeEach(async () => {
  setActivePinia(createPinia());
  await setLocale('en');
});

describe('a candidate’s link', () => {
  it('stays alive when the invitation is copied, and is renewed only when that is asked', async () => {
    const made = json({ ...invitation, mailed: false });
    const { asked } = fakeServer(made, made.clone());
    const desk = createCandidateDesk(() => 'i1');

    await desk.invite({ renew: false, mail: false });
    await desk.invite({ renew: true, mail: true });

    expect(asked.map(({ body }) => body)).toEqual([
      { renew: false, mail: false },
      { renew: true, mail: true },
    ]);
  });
});

describe('a candidate’s contact', () => {
  it('is changed by what was changed alone, and an emptied field takes it away', () => {
    expect(contactChanges(contact, fieldsOf(contact))).toEqual({});
    expect(
      contactChanges(contact, { ...fieldsOf(contact), phone: ' ', zone: 'Europe/Paris' }),
    ).toEqual({ phone: null, zone: 'Europe/Paris' });
  });

  it('is shown as saved, and stays as it was when the server refuses', async () => {
    const fields = [{ field: 'email', code: 'invalid', detail: 'd' }];
    fakeServer(
      json(contact),
      problem('validation_failed', 422, { errors: fields }),
      json({ ...contact, email: null }),
    );
    const desk = createCandidateDesk(() => 'i1');
    await desk.reveal();

    expect(await desk.change({ email: 'x' })).toBe(false);
    expect(desk.writing.error?.fields[0]).toMatchObject({ field: 'email', code: 'invalid' });
    expect(desk.contact.value?.email).toBe('lin@x.example');
    expect(await desk.change({ email: null })).toBe(true);
    expect(desk.contact.value?.email).toBeNull();
  });

  it('says since when erasure is asked for, and no longer offers to ask', async () => {
    fakeServer(json(contact), new Response(null, { status: 204 }));
    const desk = createCandidateDesk(() => 'i1');
    const shown = mount(InterviewContact, { props: { desk, mayChange: true, mayErase: true } });
    await desk.reveal();
    await flushPromises();
    expect(shown.text()).toContain('Ask for erasure');

    expect(await desk.askErasure()).toBe(true);
    await flushPromises();

    expect(shown.text()).toContain('Erasure was requested on');
    expect(shown.text()).not.toContain('Ask for erasure');
  });

  it('is changed by nobody who only reads it', async () => {
    fakeServer(json({ ...contact, masked: true }));
    const desk = createCandidateDesk(() => 'i1');
    const shown = mount(InterviewContact, { props: { desk, mayChange: false, mayErase: false } });
    await desk.reveal();
    await flushPromises();

    expect(shown.findAll('button')).toEqual([]);
  });
});
