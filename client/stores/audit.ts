import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { AuditEntry } from '#shared/audit.ts';
import { listAudit } from '../api/people.ts';
import { createRequest } from './request.ts';

/** The log, newest first, as far as it was paged through. */
export const useAudit = defineStore('audit', () => {
  const items = shallowRef<AuditEntry[] | null>(null);
  const nextCursor = shallowRef<string | null>(null);
  const request = createRequest();
  let filters: { actor?: string; action?: string } = {};

  async function show(wanted: typeof filters): Promise<void> {
    filters = wanted;
    const page = await request.run(() => listAudit(filters));
    if (!page) return;
    items.value = page.items;
    nextCursor.value = page.nextCursor;
  }

  async function more(): Promise<void> {
    const cursor = nextCursor.value;
    if (cursor === null) return;
    const page = await request.run(() => listAudit({ ...filters, cursor }));
    if (!page) return;
    items.value = [...(items.value ?? []), ...page.items];
    nextCursor.value = page.nextCursor;
  }

  return { items, nextCursor, request: request.state, show, more };
});
