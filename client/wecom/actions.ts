import type { Environment } from './environment.ts';
import type { Jssdk, PickedMember, ShareCard } from './jssdk.ts';
import { outcomeOf, type Outcome } from './outcome.ts';

export interface ActionDeps {
  environment: Environment;
  /** Loads the SDK when it is first needed: ordinary browsers never download it. */
  loadSdk: () => Promise<Jssdk>;
  copyText: (text: string) => Promise<boolean>;
  /** Leaves this page for another, in the same window. */
  goTo: (url: string) => void;
  openTab: (url: string) => void;
}

export type Actions = ReturnType<typeof createActions>;

/** What a page may ask of WeCom. Every promise settles with an outcome; none rejects. */
export function createActions(deps: ActionDeps) {
  const { isWeCom, platform } = deps.environment;

  async function attempt(run: (sdk: Jssdk) => Promise<unknown>): Promise<Outcome> {
    if (!isWeCom) return { failed: 'not-in-wecom' };
    try {
      await run(await deps.loadSdk());
      return 'done';
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    environment: deps.environment,
    copyText: deps.copyText,

    /** Share sheet in WeCom; anywhere else, and when it fails, the link is copied. */
    async shareInterview(card: ShareCard): Promise<{ outcome: Outcome; copied: boolean }> {
      const outcome = await attempt((sdk) => sdk.share(card));
      const copied = typeof outcome === 'object' && (await deps.copyText(card.link));
      return { outcome, copied };
    },

    /**
     * System browser on WeCom's desktop clients (rooms want the camera), the same window on
     * WeCom's phones, where new windows are unreliable, and a new tab in a browser.
     */
    async openRoom(url: string): Promise<Outcome> {
      if (!isWeCom || platform === 'phone') {
        const open = isWeCom ? deps.goTo : deps.openTab;
        open(url);
        return 'done';
      }
      const outcome = await attempt((sdk) => sdk.openBrowser(url));
      if (typeof outcome === 'object') deps.goTo(url);
      return outcome;
    },

    /** WeCom's own member picker. */
    async pickInterviewers(
      selected: readonly string[],
    ): Promise<{ outcome: Outcome; members: PickedMember[] }> {
      let members: PickedMember[] = [];
      const outcome = await attempt(async (sdk) => {
        members = await sdk.pickMembers(selected);
      });
      return { outcome, members };
    },
  };
}
