import type { Message } from './message.ts';

/** Candidates who are to be forgotten. */
export const erasuresZhCN = {
  'title.erasures': '删除申请',
  'erasures.hint': '候选人或招聘人员申请删除个人数据。这里不显示姓名，也不需要知道是谁。',
  'erasures.none': '没有待处理的删除申请',
  'erasures.number': '候选人编号 {id}',
  'erasures.since': '{date}申请',
  'erasures.by.member': '由{name}提出',
  'erasures.by.candidate': '候选人本人提出',
  'erasures.open': '还有 {n} 场面试未结束，暂时不能删除。请招聘人员先取消，或等面试结束。',
  'erasures.erase': '删除…',
  'erasures.erase.label': '删除候选人编号 {id} 的数据',
  'erasures.keep': '暂不删除',
  'erasures.confirm.title': '删除候选人编号 {id} 的数据？',
  'erasures.confirm.goes': '姓名、联系方式、链接，以及写下的关于此人的备注和评价内容都会删除。',
  'erasures.confirm.stays': '面试日期、状态和结论会保留，但不再对应任何人。',
  'erasures.confirm.final': '删除后无法恢复。操作会记入日志。',
  'erasures.confirm.do': '永久删除',
  'erasures.done': '已删除。',
  'erasures.openAgain': '此人又有未结束的面试，现在不能删除。请招聘人员先取消。',
} satisfies Record<string, Message>;
