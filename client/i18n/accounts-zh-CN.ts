import type { Message } from './message.ts';

/** One person who has another account now. */
export const accountsZhCN = {
  'title.accounts': '账号变更',
  'accounts.intro':
    '成员在企业微信换了账号，或同一个人有两个账号时，在这里处理。面试、评价和记录都会保留。',
  'accounts.old': '原来的账号',
  'accounts.what': '发生了什么',
  'accounts.rename': '换了账号',
  'accounts.rename.hint': '新账号还没有在这里使用过。',
  'accounts.merge': '同一个人有两个账号',
  'accounts.merge.hint': '新账号已经在这里登录过，或已被安排过面试。',
  'accounts.new': '新账号',
  'accounts.new.hint': '管理后台“通讯录”中显示的账号，例如 ZhangSan',
  'accounts.review': '下一步',
  'accounts.becomes': '变更为',
  'accounts.back': '返回修改',
  'accounts.working': '处理中…',
  'accounts.wecom': '只有企业微信中原账号已不存在、新账号存在时，才会执行。操作会记入日志。',

  'accounts.rename.title': '改用新账号？',
  'accounts.rename.seats': '这位成员的面试、评价和消息都不变，只是账号变了。',
  'accounts.rename.rights': '角色和其他系统的账号保留；由服务器配置的角色跟随账号，不跟随人。',
  'accounts.rename.log': '以前的操作仍记在这位成员名下。',
  'accounts.rename.do': '改用新账号',
  'accounts.merge.title': '合并两个账号？',
  'accounts.merge.seats':
    '原账号的面试、评价和未发出的消息都转到新账号；同一场面试保留新账号的席位。',
  'accounts.merge.rights': '授予的角色和其他系统的账号转到新账号；由服务器配置的角色不转移。',
  'accounts.merge.log': '原账号立即退出登录，只留在记录里。合并后不能再拆开。',
  'accounts.merge.do': '合并账号',

  'accounts.done.rename': '{name}现在使用账号 {userid}。',
  'accounts.done.merge': '{name}的两个账号已合并为 {userid}。',

  'accounts.fault.title': '未能变更',
  'accounts.fault.still_there': '企业微信里原账号还在。请先在管理后台改名或删除原账号，再来操作。',
  'accounts.fault.unknown_new': '企业微信里没有这个新账号，或它不在应用的可见范围内。',
  'accounts.fault.inactive_new': '新账号在企业微信中已停用。',
  'accounts.fault.used_already': '新账号已经在这里使用过。请返回，改选“同一个人有两个账号”。',
  'accounts.fault.same': '两个账号是同一个，请选择不同的账号。',
  'accounts.fault.own': '不能把别人的账号并入自己的账号，请由另一位管理员操作。',
  'accounts.fault.unknown_old': '这里没有原账号的记录，没有可以转移的内容。',
  'accounts.fault.identities': '两个账号在同一个其他系统中各有账号。请先移除其中一个，再合并。',
  'accounts.fault.overlap': '两个账号在以下时间都有面试。请招聘人员先改期或换人，再合并。',
} satisfies Record<string, Message>;
