import { getJssdkConfig } from '../api/jssdk.ts';
import { createActions } from '../wecom/actions.ts';
import { copyText } from '../wecom/copy-text.ts';
import { readEnvironment } from '../wecom/environment.ts';
import type { Jssdk } from '../wecom/jssdk.ts';

let sdk: Promise<Jssdk> | undefined;

function loadSdk(): Promise<Jssdk> {
  sdk ??= import('../wecom/jssdk.ts').then(({ createJssdk }) =>
    createJssdk({ sign: getJssdkConfig }),
  );
  return sdk;
}

/** WeCom as the components meet it. */
export const wecom = createActions({
  environment: readEnvironment(navigator),
  loadSdk,
  copyText,
  goTo: (url) => location.assign(url),
  openTab: (url) => void window.open(url, '_blank', 'noopener'),
});
