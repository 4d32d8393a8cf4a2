import { departmentsOf, type Department } from '../ranges.ts';
import type { Endpoint, Fields, World } from './endpoint.ts';
import { Refusal } from './refusal.ts';

/**
 * `user/simplelist` and the department calls (pages 90200, 90208, 95350, 95351) with the app's
 * visible range. Which code an unknown department has is taken from the list of codes: 60003; one
 * outside the range has 60011.
 */
export function contacts({ company }: World): Record<string, Endpoint> {
  function visible(agentId: number, value: string | undefined): Department {
    const id = Number(value);
    if (!value || !Number.isInteger(id) || id < 1) throw new Refusal(40066);
    const found = company.department(id);
    if (!found) throw new Refusal(60003);
    if (!company.visibleDepartments(agentId).includes(found)) throw new Refusal(60011);
    return found;
  }

  /** The app's departments, or those of `id` and below. */
  function below(agentId: number, id: string | undefined): Department[] {
    const all = company.visibleDepartments(agentId);
    if (id === undefined) return all;
    const top = visible(agentId, id);
    return all.filter((one) => company.isBelow(one.id, top.id));
  }

  const get = (emptyOnRefusal: Fields, run: (query: Query, agentId: number) => Fields) =>
    ({
      method: 'GET',
      needsToken: true,
      bareTokenText: true,
      emptyOnRefusal,
      run: ({ query, app }) => run(query, app.agentId),
    }) satisfies Endpoint;

  return {
    'user/simplelist': get({ userlist: [] }, (query, agentId) => {
      const { id } = visible(agentId, query.department_id);
      const seen = new Set(company.visibleDepartments(agentId).map((one) => one.id));
      return {
        userlist: company.membersOf(id, { deep: false }).map((person) => ({
          userid: person.userid,
          name: person.name,
          department: departmentsOf(person).filter((own) => seen.has(own)),
        })),
      };
    }),

    'department/list': get({ department: [] }, (query, agentId) => ({
      department: below(agentId, query.id).map(whole),
    })),

    'department/simplelist': get({ department_id: [] }, (query, agentId) => ({
      department_id: below(agentId, query.id).map(({ id, parentid, order }) => ({
        id,
        parentid,
        order,
      })),
    })),

    'department/get': get({}, (query, agentId) => ({
      department: whole(visible(agentId, query.id)),
    })),
  };
}

type Query = Record<string, string>;

function whole({ id, name, parentid, order, leaders = [] }: Department): Fields {
  return { id, name, name_en: '', department_leader: leaders, parentid, order };
}
