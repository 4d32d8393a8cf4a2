/** A sentence with `{holes}`, or one sentence for each plural of its hole `{n}`. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

export type Params = Readonly<Record<string, string | number>>;

/** Fills the holes; a sentence with plurals picks by `params.n`. */
export function formatMessage(locale: string, message: Message, params: Params = {}): string {
  return pickPlural(locale, message, params['n']).replace(/\{(\w+)\}/g, (hole, name: string) =>
    String(params[name] ?? hole),
  );
}

function pickPlural(locale: string, message: Message, n: string | number | undefined): string {
  if (typeof message === 'string') return message;
  const rule = new Intl.PluralRules(locale).select(Number(n));
  return message[rule] ?? message.other;
}
