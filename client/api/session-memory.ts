type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** sessionStorage, or plain memory where a webview forbids it. */
export const sessionMemory: Memory = openSessionMemory();

function openSessionMemory(): Memory {
  try {
    sessionStorage.setItem('probe', '1');
    sessionStorage.removeItem('probe');
    return sessionStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}
