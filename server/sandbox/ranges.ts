import type { Person } from './person.ts';

export interface Department {
  id: number;
  name: string;
  /** 0 for the root, whose id is 1. */
  parentid: number;
  /** The larger comes first. */
  order: number;
  leaders?: string[];
}

export interface Tag {
  tagid: number;
  name: string;
  userids: string[];
  partyids: number[];
}

/** The visible range (可见范围) of an app; a department stands for all below it as well. */
export interface Range {
  userids: string[];
  partyids: number[];
  tagids: number[];
}

export interface RangeDeps {
  people: () => readonly Person[];
  departments: Department[];
  tags: Tag[];
  /** Whose range is kept in the people's own `visible`, beside departments and tags. */
  ownAgentId: number;
  onChange: () => void;
}

export type Ranges = ReturnType<typeof createRanges>;

/** Departments, tags, and which of the corp's members an app may see. */
export function createRanges({ people, tags, ownAgentId, onChange, ...deps }: RangeDeps) {
  const departments = [...deps.departments];
  const ranges = new Map<number, Range>();
  /** An app nobody has limited sees everybody; ours sees those who are marked. */
  const unlimited: Range = { userids: [], partyids: [1], tagids: [] };
  const none: Range = { userids: [], partyids: [], tagids: [] };

  const department = (id: number) => departments.find((one) => one.id === id);
  const tag = (id: number) => tags.find((one) => one.tagid === id);

  function rangeOf(agentId: number): Range {
    const given = ranges.get(agentId) ?? (agentId === ownAgentId ? none : unlimited);
    if (agentId !== ownAgentId) return given;
    const marked = people().filter(({ visible, status }) => visible && status !== 5);
    return { ...given, userids: [...given.userids, ...marked.map(({ userid }) => userid)] };
  }

  function isBelow(id: number, ancestors: readonly number[]): boolean {
    for (let at = department(id); at; at = department(at.parentid)) {
      if (ancestors.includes(at.id)) return true;
    }
    return false;
  }

  const partiesOf = (range: Range) => [
    ...range.partyids,
    ...range.tagids.flatMap((id) => tag(id)?.partyids ?? []),
  ];

  function isVisible(agentId: number, person: Person): boolean {
    if (person.status === 5) return false;
    const range = rangeOf(agentId);
    const named = [...range.userids, ...range.tagids.flatMap((id) => tag(id)?.userids ?? [])];
    const isNamed = named.some((id) => id.toLowerCase() === person.userid.toLowerCase());
    return isNamed || departmentsOf(person).some((id) => isBelow(id, partiesOf(range)));
  }

  return {
    department,
    rangeOf,
    isVisible,
    /** Whether a department is another one or below it. */
    isBelow: (id: number, ancestor: number) => isBelow(id, [ancestor]),
    departments: (): readonly Department[] => departments,

    /** Departments the app may see: those of its range, with all below them. */
    visibleDepartments: (agentId: number) =>
      departments.filter(({ id }) => isBelow(id, partiesOf(rangeOf(agentId)))),

    /** Members of a department; `deep` with those of all below it. */
    membersOf: (id: number, { deep }: { deep: boolean }) =>
      people().filter(
        (person) =>
          person.status !== 5 &&
          departmentsOf(person).some((own) => (deep ? isBelow(own, [id]) : own === id)),
      ),

    /** Members with a tag; undefined for a tag that is not in the app's range. */
    membersOfTag(agentId: number, id: number): Person[] | undefined {
      const found = tag(id);
      if (!found || !rangeOf(agentId).tagids.includes(id)) return undefined;
      return people().filter(
        (person) =>
          found.userids.includes(person.userid) ||
          departmentsOf(person).some((own) => isBelow(own, found.partyids)),
      );
    },

    addDepartment(added: Department) {
      departments.push(added);
      onChange();
    },

    setRange(agentId: number, range: Partial<Range>) {
      ranges.set(agentId, { ...none, ...ranges.get(agentId), ...range });
      onChange();
    },
  };
}

export function departmentsOf(person: Person): number[] {
  return person.departments ?? [1];
}
