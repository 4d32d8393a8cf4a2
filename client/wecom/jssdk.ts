import {
  ensureConfigReady,
  openDefaultBrowser,
  register,
  selectEnterpriseContact,
  shareAppMessage,
  SelectEnterpriseContactMode,
  SelectEnterpriseContactType,
} from '@wecom/jssdk';
import type { JssdkConfig } from '#shared/endpoints.ts';
import { outcomeOf, WecomFailure } from './outcome.ts';

type Registration = Parameters<typeof register>[0];

/** iOS and the desktop clients inject the bridge after the page has loaded. */
const bridgeMs = 3_000;
/** Everything up to the native call, and native calls that wait for nobody. */
const callMs = 8_000;
/** While a picker or a share sheet is open it is a person who is slow. */
const personMs = 120_000;

const jsApiList = ['shareAppMessage', 'openDefaultBrowser', 'selectEnterpriseContact'];

export interface ShareCard {
  title: string;
  desc: string;
  link: string;
  imgUrl: string;
}

export interface PickedMember {
  userid: string;
  name: string;
}

export interface JssdkDeps {
  /** Both signatures for a page, without its hash. */
  sign: (url: string) => Promise<JssdkConfig>;
}

export type Jssdk = ReturnType<typeof createJssdk>;

/** The official SDK with an end to every wait. Rejects with what `outcomeOf` understands. */
export function createJssdk({ sign }: JssdkDeps) {
  let registered = false;
  let signed: { url: string; config: Promise<JssdkConfig> } | null = null;

  function signatureFor(url: string): Promise<JssdkConfig> {
    if (signed?.url !== url) signed = { url, config: sign(url) };
    return signed.config;
  }

  async function registerOnce(): Promise<void> {
    if (registered) return;
    const { corpId, agentId } = await signatureFor(location.href.split('#')[0] ?? location.href);
    const registration: Registration = { corpId, agentId, jsApiList };
    // With a signer, register() starts a promise nobody holds, and a bad signature becomes an
    // unhandled rejection. So the signers join the same object afterwards.
    register(registration);
    registration.getConfigSignature = async (url) => (await signatureFor(url)).config;
    registration.getAgentConfigSignature = async (url) => (await signatureFor(url)).agentConfig;
    registered = true;
  }

  async function handshake(): Promise<void> {
    await within(bridgeMs, bridgeReady(), 'no-bridge');
    await registerOnce();
    await ensureConfigReady();
  }

  /** Agrees with the client on our identity; once more with a new signature if it refuses. */
  async function prepare(): Promise<void> {
    try {
      await handshake();
    } catch (error) {
      if (error instanceof WecomFailure) throw error;
      signed = null;
      await handshake();
    }
  }

  async function call<T>(ms: number, invoke: () => Promise<T>): Promise<T> {
    await within(callMs, prepare(), 'timeout');
    return within(ms, invoke(), 'timeout');
  }

  return {
    /** Lets the person forward a card to a chat. */
    share: (card: ShareCard) => call(personMs, () => shareAppMessage(card)),

    /** Opens the system browser; desktop clients only. Settles within 8 s altogether. */
    openBrowser: (url: string) =>
      within(
        callMs,
        prepare().then(() => openDefaultBrowser({ url })),
        'timeout',
      ),

    /** Lets the person choose members; `selected` start ticked. */
    async pickMembers(selected: readonly string[]): Promise<PickedMember[]> {
      const { result } = await call(personMs, () =>
        selectEnterpriseContact({
          fromDepartmentId: -1,
          mode: SelectEnterpriseContactMode.multi,
          type: [SelectEnterpriseContactType.user],
          selectedUserIds: [...selected],
        }),
      );
      return (result.userList ?? []).map(({ id, name }) => ({ userid: id, name: name || id }));
    },

    outcomeOf,
  };
}

function bridgeReady(): Promise<void> {
  if ('WeixinJSBridge' in window) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('WeixinJSBridgeReady', () => resolve(), { once: true });
  });
}

function within<T>(ms: number, work: Promise<T>, failure: 'timeout' | 'no-bridge'): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new WecomFailure(failure)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
