export interface Screen {
  path: string;
  signedIn: boolean;
  ready: string;
  /** Looked at in the dark, too. */
  dark?: true;
  /** In the language with the longest words alone. */
  once?: true;
}

/** Every screen a member can be on. */
export function memberScreens(of: { interview: string; draft: string }): Record<string, Screen> {
  return {
    list: { path: '/#/', signedIn: true, ready: 'main h2', dark: true },
    past: { path: '/#/past', signedIn: true, ready: 'main h1' },
    detail: { path: `/#/i/${of.interview}`, signedIn: true, ready: 'main h2', dark: true },
    todo: { path: '/#/todo', signedIn: true, ready: 'main h1', once: true },
    planning: { path: '/#/planning', signedIn: true, ready: 'main ul', once: true },
    draft: { path: `/#/i/${of.draft}`, signedIn: true, ready: 'main h2', once: true },
    reschedule: {
      path: `/#/i/${of.interview}/reschedule`,
      signedIn: true,
      ready: '[role=dialog] textarea',
      dark: true,
    },
    cancel: {
      path: `/#/i/${of.interview}/cancel`,
      signedIn: true,
      ready: '[role=dialog] textarea',
      once: true,
    },
    replace: {
      path: `/#/i/${of.interview}/replace?who=Camille`,
      signedIn: true,
      ready: '[role=dialog] textarea',
      once: true,
    },
    offer: {
      path: `/#/i/${of.draft}/offer`,
      signedIn: true,
      ready: '[role=dialog] select',
      once: true,
    },
    propose: {
      path: `/#/i/${of.interview}/propose`,
      signedIn: true,
      ready: '[role=dialog] select',
      once: true,
    },
    delivery: {
      path: `/#/i/${of.interview}/delivery`,
      signedIn: true,
      ready: '.log-item',
      dark: true,
    },
    deliveries: { path: '/#/delivery', signedIn: true, ready: 'fieldset', once: true },
    create: { path: '/#/new', signedIn: true, ready: 'form', dark: true },
    missing: { path: '/#/i/aaaaaaaaaaaaaaaa', signedIn: true, ready: 'main' },
    'no-page': { path: '/#/nowhere', signedIn: true, ready: 'h1' },
    'signed-out': { path: '/#/signed-out', signedIn: true, ready: 'h1' },
    'sign-in-failed': { path: '/#/sign-in-failed', signedIn: true, ready: 'h1' },
    'unknown-state': {
      path: '/auth/callback?code=x&state=y',
      signedIn: false,
      ready: 'h1',
      dark: true,
    },
  };
}
