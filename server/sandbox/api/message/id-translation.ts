import type { Company } from '../../company.ts';

/**
 * `enable_id_trans`: `$userName=ID$` becomes a name (page 90236). Members of the sandbox have no
 * alias, and there is one department. What names nobody stays as it was written.
 */
export function translateIds(company: Company): (text: string) => string {
  return (text) =>
    text
      .replace(/\$(?:userName|userAliasOrName)=([\w.@-]+)\$/g, (template, userid: string) => {
        return company.member(userid)?.name ?? template;
      })
      .replace(/\$departmentName=1\$/g, company.name);
}
