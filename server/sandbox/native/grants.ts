export interface Grant {
  identity: 'corp' | 'app';
  timestamp: string;
  nonceStr: string;
  signature: string;
  jsApiList: string[];
}

export type Grants = ReturnType<typeof createGrants>;

/** What a page was allowed, by its address without the fragment. A new page starts with nothing. */
export function createGrants() {
  const byUrl = new Map<string, Grant[]>();
  return {
    of: (url: string): readonly Grant[] => byUrl.get(url) ?? [],
    add(url: string, grant: Grant) {
      const others = (byUrl.get(url) ?? []).filter(({ identity }) => identity !== grant.identity);
      byUrl.set(url, [...others, grant]);
    },
    clear: () => byUrl.clear(),
  };
}
