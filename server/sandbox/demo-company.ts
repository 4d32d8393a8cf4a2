import type { CompanySeed } from './company.ts';

const active = { status: 1, visible: true } as const;

/** Who works at the demo company. userids are in mixed case, as real ones are. */
export const demoCompany: CompanySeed = {
  name: '示例科技有限公司',
  appName: '面试',
  appDescription: '技术面试：日程、通知与面试间',
  people: [
    { ...active, userid: 'ZhangSan', name: '张三', position: '前端工程师', hint: 'interviewer' },
    { ...active, userid: 'WangFang', name: '王芳', position: '招聘经理', hint: 'recruiter' },
    { ...active, userid: 'LiNa', name: '李娜', position: '后端工程师', hint: 'interviewer' },
    { ...active, userid: 'ChenJie', name: '陈杰', position: '测试工程师', hint: 'interviewer' },
    {
      ...active,
      userid: 'Camille',
      name: 'Camille Martin',
      position: 'Ingénieure plateforme',
      hint: 'interviewer',
    },
    {
      ...active,
      userid: 'OliverSmith',
      name: 'Oliver Smith',
      position: 'Staff Engineer',
      hint: 'interviewer',
    },
    { ...active, userid: 'LiQiang', name: '李强', position: 'IT 管理员', hint: 'admin' },
    { userid: 'ZhaoLei', name: '赵磊', position: '前端工程师', status: 2, visible: true },
    { userid: 'SunYue', name: '孙悦', position: '财务', status: 1, visible: false },
  ],
  outsiders: [{ openid: 'oDemoOutsider-0000000000001', name: '访客' }],
  otherApps: [
    { agentId: 1000003, secret: 'other-demo-other-demo-other-demo-other-demo', name: '报销' },
  ],
};
