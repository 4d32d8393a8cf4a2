import type { Lang } from '../lang.ts';

export const profiles = ['iphone', 'android', 'windows'] as const;
export type Profile = (typeof profiles)[number];

export function isProfile(value: unknown): value is Profile {
  return profiles.some((profile) => profile === value);
}

interface ProfileFacts {
  /** What the page reads in `navigator`. */
  platform: string;
  maxTouchPoints: number;
  /** Android has the bridge when the page starts; the others inject it later. */
  bridge: 'early' | 'late';
}

export const profileFacts: Record<Profile, ProfileFacts> = {
  iphone: { platform: 'iPhone', maxTouchPoints: 5, bridge: 'late' },
  android: { platform: 'Linux armv8l', maxTouchPoints: 5, bridge: 'early' },
  windows: { platform: 'Win32', maxTouchPoints: 0, bridge: 'late' },
};

/** As seen from clients 5.0; the Windows client is Chromium 107. */
export function userAgentOf(profile: Profile, lang: Lang, dark: boolean): string {
  const hints = `Language/${lang.slice(0, 2)} ColorScheme/${dark ? 'Dark' : 'Light'}`;
  const agents: Record<Profile, string> = {
    iphone: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/5.0.6 MicroMessenger/7.0.1 ${hints}`,
    android: `Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.7204.180 Mobile Safari/537.36 XWEB/1380275 wxwork/5.0.0 MicroMessenger/7.0.1 NetType/4G Lang/${lang.slice(0, 2)} ${hints}`,
    windows: `Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.5304.110 Safari/537.36 ${hints} wxwork/5.0.11 (MicroMessenger/6.2) WindowsWechat MailPlugin_Electron WeMail embeddisk wwmver/3.26.511.637`,
  };
  return agents[profile];
}
