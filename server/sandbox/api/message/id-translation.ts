import type { Company } from '../../company.ts';
import { listOf, optionalPart, tooLong, type Part } from '../card/fields.ts';

export type Translate = (text: string) => string;

/**
 * `enable_id_trans`: `$userName=ID$` becomes a name (page 90236). Members of the sandbox have no
 * alias. What names nobody stays as it was written.
 */
export function translateIds(company: Company): Translate {
  return (text) =>
    text
      .replace(/\$(?:userName|userAliasOrName)=([\w.@-]+)\$/g, (template, userid: string) => {
        return company.member(userid)?.name ?? template;
      })
      .replace(/\$departmentName=(\d+)\$/g, (template, id: string) => {
        return company.department(Number(id))?.name ?? template;
      });
}

export const untranslated: Translate = (text) => text;

/** A card that passed the checks, with names in the fields that are translated (page 90236). */
export function translatedCard(card: Part, translate: Translate): Part {
  const inPart = (name: string, fields: string[]) => {
    const part = optionalPart(card[name]);
    return part ? { [name]: { ...part, ...inFields(part, fields, translate) } } : {};
  };
  const rows = listOf(card.horizontal_content_list, 0, Infinity, tooLong);
  return {
    ...card,
    ...inPart('source', ['desc']),
    ...inPart('main_title', ['title', 'desc']),
    ...inFields(card, ['sub_title_text'], translate),
    ...(rows.length > 0 && {
      horizontal_content_list: rows.map((row) => ({
        ...row,
        ...inFields(row, ['value'], translate),
      })),
    }),
  };
}

function inFields(part: Part, names: string[], translate: Translate): Part {
  const texts = names.flatMap((name) => {
    const text = part[name];
    return typeof text === 'string' ? [[name, translate(text)]] : [];
  });
  return Object.fromEntries(texts) as Part;
}
