/**
 * A request that WeCom would refuse or cut, found before it was sent. Names the field as WeCom
 * spells it; never holds what stood in it.
 */
export class WecomLimitError extends Error {
  override name = 'WecomLimitError';
  /** Such as `template_card.button_list[2].key`. */
  readonly field: string;

  /** `rule` completes "<field> …". */
  constructor(field: string, rule: string) {
    super(`${field} ${rule}`);
    this.field = field;
  }
}
