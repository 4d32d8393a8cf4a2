import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { DeliveryEntry, NotificationStatus } from '#shared/notification.ts';
import { getDelivery, listDeliveries, resendMessage } from '../api/delivery.ts';
import { useClock } from './clock.ts';
import { createRequest } from './request.ts';

/** Messages on their way are looked at again after this long. */
const lookMs = 5_000;

const onTheirWay: readonly NotificationStatus[] = ['claimed', 'retry'];

function isMoving({ status, dueAt }: DeliveryEntry, now: number): boolean {
  return onTheirWay.includes(status) || (status === 'planned' && Date.parse(dueAt) <= now);
}

/** What became of each message about one interview. */
export function createDelivery(id: () => string) {
  const clock = useClock();
  const request = createRequest();
  const sending = createRequest();
  const items = shallowRef<DeliveryEntry[] | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function take(found: { items: DeliveryEntry[]; now: string }): void {
    clock.sync(found.now);
    items.value = found.items;
    clearTimeout(timer);
    const now = Date.parse(found.now);
    if (found.items.some((one) => isMoving(one, now))) timer = setTimeout(look, lookMs);
  }

  async function load(): Promise<void> {
    const found = await request.run(() => getDelivery(id()));
    if (found) take(found);
  }

  /** Quietly: what is shown stays when it fails. */
  async function look(): Promise<void> {
    const found = document.hidden ? null : await getDelivery(id()).catch(() => null);
    if (found) take(found);
    else timer = setTimeout(look, lookMs);
  }

  async function resend({ id: notification }: DeliveryEntry): Promise<boolean> {
    if (sending.state.pending) return false;
    const found = await sending.run(() => resendMessage(id(), notification));
    if (found) take(found);
    return found !== undefined;
  }

  watch(
    id,
    () => {
      items.value = null;
      void load();
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  return { items, request: request.state, sending: sending.state, load, resend };
}

export const deliveryFilters = ['failed', 'suppressed', 'all'] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

/** The same across interviews, page by page. */
export function createDeliveries() {
  const request = createRequest();
  const filter = ref<DeliveryFilter>('failed');
  const items = shallowRef<DeliveryEntry[] | null>(null);
  const nextCursor = ref<string | null>(null);

  async function load(cursor: string | null = null): Promise<void> {
    const wanted = filter.value;
    const status = wanted === 'all' ? null : wanted;
    const found = await request.run(() => listDeliveries(status, cursor));
    if (!found || wanted !== filter.value) return;
    useClock().sync(found.now);
    items.value = cursor === null ? found.items : [...(items.value ?? []), ...found.items];
    nextCursor.value = found.nextCursor;
  }

  async function show(next: DeliveryFilter): Promise<void> {
    filter.value = next;
    items.value = null;
    nextCursor.value = null;
    await load();
  }

  return { items, filter, nextCursor, request: request.state, load, show };
}
