/** True for a zone name this runtime can compute with, such as `Asia/Shanghai`. */
export function isZone(name: string): boolean {
  try {
    return Boolean(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
