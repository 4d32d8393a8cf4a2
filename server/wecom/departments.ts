import type { Request } from './request.ts';

export interface DepartmentPlace {
  id: number;
  parentId: number;
  /** The larger comes first. */
  order: number;
}

export interface Department extends DepartmentPlace {
  name: string;
  nameEn: string;
  leaders: string[];
}

interface Answered {
  id: number;
  parentid: number;
  order?: number;
  name?: string;
  name_en?: string;
  department_leader?: string[];
}

export function createDepartments({ request }: { request: Request }) {
  const below = (id: number | undefined) => (id === undefined ? {} : { query: { id } });

  return {
    /**
     * The visible departments, or those below `id`; slow, `listIds` is meant for large corps
     * (page 90208). @throws WecomError 60011 or 60003
     */
    async list(id?: number): Promise<Department[]> {
      const { department = [] } = await request<{ department?: Answered[] }>({
        method: 'GET',
        api: 'department/list',
        ...below(id),
      });
      return department.map(departmentOf);
    },

    /** Ids of the visible departments, or of those below `id` (page 95350). @throws WecomError */
    async listIds(id?: number): Promise<DepartmentPlace[]> {
      const { department_id: ids = [] } = await request<{ department_id?: Answered[] }>({
        method: 'GET',
        api: 'department/simplelist',
        ...below(id),
      });
      return ids.map(placeOf);
    },

    /** One visible department (page 95351). @throws WecomError 60011 or 60003 */
    async get(id: number): Promise<Department> {
      const { department } = await request<{ department: Answered }>({
        method: 'GET',
        api: 'department/get',
        query: { id },
      });
      return departmentOf(department);
    },
  };
}

function placeOf({ id, parentid, order }: Answered): DepartmentPlace {
  return { id, parentId: parentid, order: order ?? 0 };
}

function departmentOf(answered: Answered): Department {
  return {
    ...placeOf(answered),
    name: answered.name ?? '',
    nameEn: answered.name_en ?? '',
    leaders: answered.department_leader ?? [],
  };
}
