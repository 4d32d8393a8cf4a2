import { reactive, watch, type Reactive } from 'vue';
import { sessionMemory } from '../api/session-memory.ts';

/** What was typed into a form, over a reload, a closed sheet and a trip to sign in. */
export function keepFields<F extends object>(form: string, blank: F) {
  const name = `form.${form}`;
  const untouched = JSON.stringify(blank);
  const fields = reactive({ ...blank, ...read(name, blank) });

  const stop = watch(fields, save, { deep: true });

  function save(): void {
    const text = JSON.stringify(fields);
    if (text === untouched) sessionMemory.removeItem(name);
    else sessionMemory.setItem(name, text);
  }

  /** After it was sent: the next time the form is as it came. */
  function discard(): void {
    stop();
    sessionMemory.removeItem(name);
  }

  return { fields: fields as Reactive<F>, discard };
}

/** Only fields the form still has, of the kind they still are. */
function read<F extends object>(name: string, blank: F): Partial<F> {
  try {
    const saved: unknown = JSON.parse(sessionMemory.getItem(name) ?? 'null');
    if (typeof saved !== 'object' || saved === null) return {};
    const like = new Map<string, unknown>(Object.entries(blank));
    const fits = Object.entries(saved).filter(([field, value]) => sameKind(like.get(field), value));
    return Object.fromEntries(fits) as Partial<F>;
  } catch {
    return {};
  }
}

function sameKind(one: unknown, other: unknown): boolean {
  return typeof one === typeof other && Array.isArray(one) === Array.isArray(other);
}
