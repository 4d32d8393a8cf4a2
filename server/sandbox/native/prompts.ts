import type { LinkCard } from '../mailbox.ts';

/** What the client asks the person to decide, over the page. */
export type PromptQuestion =
  { kind: 'share'; card: LinkCard } | { kind: 'contacts'; multiple: boolean; selected: string[] };

export type Prompt = PromptQuestion & { id: string; deviceId: string };

/** `userids` are those picked; a share goes to exactly one. */
export type PromptAnswer = { userids: string[] } | { cancel: true };

export type Prompts = ReturnType<typeof createPrompts>;

/** Sheets that wait for a person. */
export function createPrompts(onChange: () => void) {
  const open = new Map<string, { prompt: Prompt; settle: (answer: PromptAnswer) => void }>();
  let count = 0;

  return {
    list: (): Prompt[] => [...open.values()].map(({ prompt }) => prompt),

    /** Settles when someone answers; aborting the signal is a cancel. */
    ask(deviceId: string, question: PromptQuestion, signal: AbortSignal): Promise<PromptAnswer> {
      const id = String(++count);
      return new Promise((resolve) => {
        const settle = (answer: PromptAnswer) => {
          if (!open.delete(id)) return;
          onChange();
          resolve(answer);
        };
        open.set(id, { prompt: { id, deviceId, ...question }, settle });
        signal.addEventListener('abort', () => settle({ cancel: true }), { once: true });
        onChange();
      });
    },

    /** False when nobody asks that any more. */
    answer(id: string, answer: PromptAnswer): boolean {
      const waiting = open.get(id);
      waiting?.settle(answer);
      return waiting !== undefined;
    },

    cancelAll() {
      for (const { settle } of open.values()) settle({ cancel: true });
    },
  };
}
