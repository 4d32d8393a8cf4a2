import type { Message } from './message.ts';

/** What recruiters do about candidates: their links, their contacts. */
export const deskZhCN = {
  'invite.hint': '复制或发邮件不会换链接，之前发出的仍然有效。',
  'invite.copy': '复制邀请',
  'invite.mail': '发邮件',
  'invite.renew': '换新链接…',
  'invite.renew.title': '换一个新链接？',
  'invite.renew.text': '之前发出的链接立即失效，候选人正打开的页面也一样。请把新链接发给候选人。',
  'invite.renew.mail': '同时用邮件发送新链接',
  'invite.renew.keep': '保留现在的链接',
  'invite.renew.do': '换新链接',
  'invite.renewed': '这是新链接，之前的已经失效。',
  'invite.noMail': '没有发出邮件：没有留邮箱，或没有配置邮件服务。请复制后发给候选人。',

  'contact.edit': '修改',
  'contact.edit.title': '修改联系方式',
  'contact.edit.hint': '清空一项就是删除它。已发出的消息不变。',
  'contact.edit.save': '保存',
  'contact.saved': '联系方式已保存',
  'contact.erase': '申请删除资料',
  'contact.erase.title': '申请删除这位候选人的资料？',
  'contact.erase.text':
    '管理员随后会在其所有面试中删除姓名、手机、邮箱、链接和关于此人的全部文字。时间、状态和推荐结论保留，但不再对应任何人。',
  'contact.erase.more': '删除后无法恢复。还没结束的面试要先完成或取消。申请会被记录。',
  'contact.erase.keep': '不申请',
  'contact.erase.asked': '已申请删除，由管理员处理。',
  'contact.erase.since': '已于{date}申请删除。',

  'title.candidates': '查找候选人',
  'find.by': '手机或邮箱',
  'find.hint': '请输入完整内容。只能找到你负责招聘的候选人。',
  'find.do': '查找',
  'find.invalid': '这不是手机号，也不是邮箱。',
  'find.none': '你负责的候选人中没有这个联系方式。',
  'find.found': '找到 {n} 位候选人',
  'find.book': '安排{round}',
  'find.open': '查找已有候选人',
  'find.known': '安排下一轮',
  'find.other': '换一位',
  'find.gone': '你不负责这份应聘，请换一位。',
} as const satisfies Record<string, Message>;
