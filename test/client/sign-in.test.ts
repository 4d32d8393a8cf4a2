import { beforeEach, describe, expect, it } from 'vitest';
import { createSignIn } from '../../client/api/sign-in.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

function pageAt(hash: string, { now = 1_000_000, age = 500 } = {}) {
  const visited: string[] = [];
  const signIn = createSignIn({
    now: () => now,
    loadedAt: now - age,
    storage,
    hash: () => hash,
    replace: (url) => visited.push(url),
  });
  return { signIn, visited };
}

describe('signing in again', () => {
  beforeEach(() => kept.clear());

  it('comes back to an interview by its path', () => {
    const { signIn, visited } = pageAt('#/i/a1b2');

    signIn.leave();

    expect(visited).toEqual(['/auth/login?to=%2Fi%2Fa1b2']);
    expect(signIn.takeBackTo()).toBeNull();
  });

  it('comes back to any other page by memory, once', () => {
    const { signIn, visited } = pageAt('#/new');

    signIn.leave();

    expect(visited).toEqual(['/auth/login?to=%2F']);
    expect(signIn.takeBackTo()).toBe('/new');
    expect(signIn.takeBackTo()).toBeNull();
  });

  it('leaves once, however many requests are refused', () => {
    const { signIn, visited } = pageAt('#/');

    signIn.leave();
    signIn.leave();

    expect(visited).toHaveLength(1);
  });

  it('is a loop when the page just came back and is a stranger again', () => {
    pageAt('#/').signIn.leave();

    expect(pageAt('#/', { now: 1_005_000, age: 2_000 }).signIn.isLoop()).toBe(true);
  });

  it('is no loop on a first visit, on a page open for long, or long after the trip', () => {
    expect(pageAt('#/').signIn.isLoop()).toBe(false);

    pageAt('#/').signIn.leave();
    expect(pageAt('#/', { now: 1_060_000, age: 30_000 }).signIn.isLoop()).toBe(false);
    expect(pageAt('#/', { now: 1_700_000, age: 500 }).signIn.isLoop()).toBe(false);
  });

  it('is forgotten once somebody is signed in', () => {
    const { signIn } = pageAt('#/');
    signIn.leave();

    signIn.arrived();

    expect(pageAt('#/', { now: 1_002_000, age: 500 }).signIn.isLoop()).toBe(false);
  });
});
