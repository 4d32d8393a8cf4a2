import { nextTick } from 'vue';
import type { RouteLocationNormalized, Router } from 'vue-router';

/**
 * After a change of page the keyboard and the screen reader start at its heading; coming back
 * to the list, at the interview they left. Switching tabs moves nothing.
 */
export function keepFocusOnPages(router: Router): void {
  router.afterEach(async (to, from, failure) => {
    const isFirst = from.matched.length === 0;
    const isTabSwitch = Boolean(to.meta['list'] && from.meta['list']);
    // A sheet takes the focus and gives it back by itself.
    const isSheet = Boolean(to.meta['step'] || from.meta['step']);
    if (failure || isFirst || isTabSwitch || isSheet) return;
    await nextTick();
    landingPlace(to, from)?.focus({ preventScroll: true });
  });
}

function landingPlace(
  to: RouteLocationNormalized,
  from: RouteLocationNormalized,
): HTMLElement | null {
  const left = to.meta['list'] ? from.params['id'] : undefined;
  const row = typeof left === 'string' ? visible(`[data-interview="${CSS.escape(left)}"]`) : null;
  return row ?? visible('[data-heading="page"]') ?? visible('[data-heading="list"]');
}

function visible(selector: string): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(selector)];
  return found.find((element) => element.getClientRects().length > 0) ?? null;
}
