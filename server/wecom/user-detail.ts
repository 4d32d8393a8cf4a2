import type { Request } from './request.ts';

/** Only what the administrator selected and the member agreed to is there (page 95833). */
export interface UserDetail {
  userid: string;
  gender?: 'male' | 'female';
  avatar?: string;
  qrCode?: string;
  mobile?: string;
  email?: string;
  bizMail?: string;
  address?: string;
}

const genders: Record<string, UserDetail['gender']> = { '1': 'male', '2': 'female' };

/** @throws WecomError 84014 for a ticket older than 1800 s, 84015, 92000, 92001 */
export async function userDetail(request: Request, userTicket: string): Promise<UserDetail> {
  const answer = await request<Record<string, string | undefined>>({
    method: 'POST',
    api: 'auth/getuserdetail',
    body: { user_ticket: userTicket },
    repeatable: true,
  });
  const fields = {
    gender: genders[String(answer.gender)],
    avatar: answer.avatar,
    qrCode: answer.qr_code,
    mobile: answer.mobile,
    email: answer.email,
    bizMail: answer.biz_mail,
    address: answer.address,
  };
  const given = Object.entries(fields).filter(([, value]) => value);
  return { userid: answer.userid ?? '', ...Object.fromEntries(given) };
}
