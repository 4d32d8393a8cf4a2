import type { Person } from '../person.ts';
import { departmentsOf } from '../ranges.ts';
import type { Endpoint, World } from './endpoint.ts';
import { Refusal } from './refusal.ts';

/** Letters, digits and `-_.@`, at most 64 bytes (page 90313, help of 40003). */
const useridForm = /^[\w.@-]{1,64}$/;

/**
 * `user/get` (page 90196) with what an app made after June 2022 is given: no avatar, gender,
 * mobile, email, QR code or address.
 */
export function userGet({ company, choices }: World): Endpoint {
  return {
    method: 'GET',
    needsToken: true,
    bareTokenText: true,
    emptyOnRefusal: { department: [], order: [], is_leader_in_dept: [], direct_leader: [] },
    run({ query, app }) {
      if (!query.userid) throw new Refusal(41009);
      if (!useridForm.test(query.userid)) throw new Refusal(40003);
      const member = company.member(query.userid);
      if (!member) throw new Refusal(60111);
      if (!company.visibleTo(app.agentId, member.userid)) {
        throw new Refusal(choices.invisibleMember);
      }
      const seen = new Set(company.visibleDepartments(app.agentId).map(({ id }) => id));
      return fieldsOf(member, seen);
    },
  };
}

/** Departments the app may not see are left out (page 90196). */
function fieldsOf(member: Person, seen: ReadonlySet<number>) {
  const departments = departmentsOf(member).filter((id) => seen.has(id));
  const [main] = departments;
  return {
    userid: member.userid,
    name: member.name,
    department: departments,
    order: departments.map(() => 0),
    position: member.position,
    is_leader_in_dept: departments.map(() => 0),
    direct_leader: [],
    telephone: '',
    alias: '',
    status: member.status,
    extattr: { attrs: [] },
    external_position: '',
    external_profile: { external_attr: [], external_corp_name: '' },
    ...(main !== undefined && { main_department: main }),
  };
}
