import { computed } from 'vue';
import { grantOf, type Action } from '#shared/permissions.ts';
import { relationsAtLarge } from '#shared/role-rules.ts';
import { useSession } from './session.ts';

/** What the reader's roles allow beside interviews. The server decides again, with scopes. */
export function useRights() {
  const session = useSession();
  const relations = computed(() => {
    const roles = session.me?.roles ?? [];
    return relationsAtLarge({ grants: roles.map((role) => ({ role, scope: '' })) });
  });
  const may = (action: Action) => grantOf(action, relations.value) !== undefined;

  /** The pages about people that the reader may open, the first one first. */
  const pages = computed(() =>
    (
      [
        ['/roles', 'title.roles', may('grant_roles')],
        ['/identities', 'title.identities', may('map_identities')],
        ['/accounts', 'title.accounts', may('map_identities')],
        ['/erasures', 'title.erasures', may('erase_candidate')],
        ['/audit', 'title.audit', may('read_audit')],
      ] as const
    )
      .filter(([, , allowed]) => allowed)
      .map(([path, title]) => ({ path, title })),
  );

  /** What recruiters have beside their interviews. */
  const desk = computed(() =>
    may('create')
      ? ([
          { path: '/candidates', title: 'title.candidates' },
          { path: '/scorecards', title: 'title.scorecards' },
        ] as const)
      : [],
  );

  return { pages, desk };
}
