import { computed, reactive, ref } from 'vue';
import type { MemberRef } from '#shared/member.ts';
import { mergeMember, renameMember } from '../api/people.ts';
import { createRequest, type ApiError } from './request.ts';

/** `rename`: the old row gets the new userid. `merge`: two rows become one. */
export const accountChanges = ['rename', 'merge'] as const;
export type AccountChangeKind = (typeof accountChanges)[number];

/** Why the server would not, in words that fit two accounts of one person. */
export type AccountFault =
  | 'still_there'
  | 'unknown_new'
  | 'inactive_new'
  | 'used_already'
  | 'same'
  | 'own'
  | 'unknown_old'
  | 'identities'
  | 'overlap';

/** One person who has another account now. */
export function createAccountChange() {
  const kind = ref<AccountChangeKind>('rename');
  const from = ref<MemberRef | null>(null);
  /** For a rename: nobody has been here with it yet. */
  const to = ref('');
  const into = ref<MemberRef | null>(null);
  const request = createRequest();
  /** What was done last, to say so. */
  const done = ref<{ kind: AccountChangeKind; name: string; userid: string } | null>(null);

  const target = computed(() => (kind.value === 'rename' ? to.value.trim() : into.value?.userid));
  const isComplete = computed(() => from.value !== null && Boolean(target.value));
  const fault = computed(() => request.state.error && faultOf(request.state.error));

  /** False when it was refused; why is then in `fault` or `request.error`. */
  async function run(): Promise<boolean> {
    const { value: old } = from;
    const { value: account } = target;
    if (!old || !account || request.state.pending) return false;
    const send = kind.value === 'rename' ? renameMember : mergeMember;
    const sent = await request.run(async () => {
      await send(old.userid, account);
      return true;
    });
    if (!sent) return false;
    done.value = { kind: kind.value, name: old.name, userid: account };
    from.value = null;
    into.value = null;
    to.value = '';
    return true;
  }

  function forgetError(): void {
    request.state.error = null;
  }

  return reactive({
    kind,
    from,
    to,
    into,
    target,
    isComplete,
    done,
    fault,
    request: request.state,
    run,
    forgetError,
  });
}

export type AccountChange = ReturnType<typeof createAccountChange>;

const byField: Record<string, AccountFault> = {
  'userid invalid': 'still_there',
  'to unknown_member': 'unknown_new',
  'to invalid': 'unknown_new',
  'to duplicate': 'used_already',
  'into unknown_member': 'unknown_new',
  'into inactive_member': 'inactive_new',
  'into duplicate': 'same',
};

const byCode: Partial<Record<ApiError['code'], AccountFault>> = {
  forbidden: 'own',
  not_found: 'unknown_old',
  identity_taken: 'identities',
  seat_conflict: 'overlap',
};

/** Null for what has nothing to do with accounts, such as a dead network. */
function faultOf(error: ApiError): AccountFault | null {
  const [first] = error.fields;
  const field = first && byField[`${first.field} ${first.code}`];
  return field ?? byCode[error.code] ?? null;
}
