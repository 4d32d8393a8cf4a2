import type { Words } from './words.ts';

const numbers = '零一二三四五六七八九';
const of = (company: string) => (company ? `${company} · ` : '');

export const zhCN: Words = {
  colon: '：',
  subjects: {
    mail_invited: ({ company, jobTitle, when }) => `${of(company)}面试邀请：${jobTitle}，${when}`,
    offered: ({ company, jobTitle }) => `${of(company)}请选择面试时间：${jobTitle}`,
    booked: ({ company, jobTitle, when }) => `${of(company)}面试已约好：${jobTitle}，${when}`,
    mail_moved: ({ company, jobTitle, when }) =>
      `${of(company)}面试时间已更改：${jobTitle}，${when}`,
    mail_cancelled: ({ company, jobTitle }) => `${of(company)}面试已取消：${jobTitle}`,
    mail_reminder: ({ company, jobTitle, when }) => `${of(company)}面试提醒：${jobTitle}，${when}`,
  },
  greeting: (name) => `${name}，您好！`,
  leads: {
    mail_invited: ({ company, jobTitle, round }) =>
      `${company || '我们'}邀请您参加“${jobTitle}”岗位的${round}。`,
    offered: ({ company, jobTitle, round }) =>
      `${company || '我们'}邀请您参加“${jobTitle}”岗位的${round}，请选择一个合适的时间。`,
    booked: ({ jobTitle, round }) => `“${jobTitle}”岗位的${round}已约好，我们到时见。`,
    mail_moved: ({ jobTitle, round }) =>
      `“${jobTitle}”岗位的${round}改了时间，请按新的时间再确认一次。`,
    mail_cancelled: ({ jobTitle, round }) =>
      `很抱歉，“${jobTitle}”岗位的${round}已取消，您不需要再做什么。`,
    mail_reminder: ({ jobTitle, round }) => `“${jobTitle}”岗位的${round}快到了。`,
  },
  round: (round) => `第${numbers[round] ?? round}轮面试`,
  interview: '面试',
  time: '时间',
  yourTime: '您所在时区',
  agreedTime: '面试时区',
  offers: '可选时间',
  until: '请在此之前选择',
  minutes: (minutes) => `${minutes} 分钟`,
  modes: {
    online: '线上面试，会议链接在页面里',
    onsite: '现场面试',
    phone: '电话面试，我们会打给您',
  },
  place: '地点',
  openConfirm: '打开下面的链接确认，也可以要求换个时间',
  openChoose: '打开下面的链接选择时间',
  openLook: '打开下面的链接查看详情和签到',
  contact: (organizer) => `有问题请联系 ${organizer}。`,
  keepPrivate: '链接只供您本人使用，请不要转发。打不开时请复制到浏览器里打开。',
};
