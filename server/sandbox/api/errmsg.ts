/**
 * An errmsg as WeCom writes it since 2021: the text, a hint of 25 digits (ten of them the second),
 * the caller's address and a link. `bare` is what 40014 looks like on most calls.
 */
export function errmsg(
  refusal: { errcode: number; message: string },
  options: { nowMs: number; ip: string; random: (bytes: number) => Buffer; bare: boolean },
): string {
  if (options.bare) return refusal.message;
  const seconds = String(Math.floor(options.nowMs / 1000)).padStart(10, '0');
  const rest = (options.random(8).readBigUInt64BE() % 10n ** 15n).toString().padStart(15, '0');
  const more = `https://open.work.weixin.qq.com/devtool/query?e=${refusal.errcode}`;
  return `${refusal.message}, hint: [${seconds}${rest}], from ip: ${options.ip}, more info at ${more}`;
}
