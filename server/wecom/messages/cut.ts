/** At most so many characters; the last one says that there was more. */
export function cutCharacters(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** At most so many bytes of UTF-8, never ending inside a character. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let kept = '';
  let bytes = Buffer.byteLength('…');
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A text message turns `<a` into a link, whoever typed it (page 90236). */
export function neutraliseLinks(text: string): string {
  return text.replace(/<(?=\s*\/?a)/gi, '‹');
}

/** A text card's description is a subset of HTML; what people typed must stay text. */
export function escapeHtml(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
