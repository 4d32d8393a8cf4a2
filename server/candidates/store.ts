import type { CandidateInput } from '#shared/candidate.ts';
import type { Tx } from '../db/transaction.ts';

export async function insertCandidate(
  tx: Tx,
  candidate: { corpId: string; name: string; contacts: CandidateInput | undefined; at: Date },
): Promise<number> {
  const { id } = await tx
    .insertInto('candidate')
    .values({
      corp_id: candidate.corpId,
      name: candidate.name,
      created_at: candidate.at,
      ...(candidate.contacts?.locale && { locale: candidate.contacts.locale }),
      ...(candidate.contacts?.zone && { zone: candidate.contacts.zone }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function revokeLinks(tx: Tx, interviewId: string, at: Date): Promise<void> {
  await tx
    .updateTable('candidate_link')
    .set({ revoked_at: at })
    .where('interview_id', '=', interviewId)
    .where('revoked_at', 'is', null)
    .execute();
}
