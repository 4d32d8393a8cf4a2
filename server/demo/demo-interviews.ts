import type { CreateInterviewInput } from '#shared/interview-input.ts';

type Demo = Omit<CreateInterviewInput, 'roomUrl'> & {
  /** How many days before now the recruiter arranged it. */
  daysBefore: number;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What a recruiter's week may look like, around `now`; starts fall on a quarter of an hour. */
export function demoInterviews(now: number): Demo[] {
  const startsAt = (after: number) => {
    const quarter = 15 * minute;
    return new Date(Math.ceil((now + after + 1) / quarter) * quarter).toISOString();
  };
  const china = { zone: 'Asia/Shanghai', notes: '' };
  return [
    {
      ...china,
      jobTitle: '前端工程师',
      candidateName: '周雨桐',
      round: 2,
      startsAt: startsAt(0),
      minutes: 60,
      interviewers: ['ZhangSan', 'LiNa'],
      notes: '重点看组件设计和工程化经验。\n简历里的可视化项目可以深入聊聊。',
      daysBefore: 0,
    },
    {
      ...china,
      jobTitle: '后端工程师（Go）',
      candidateName: '何嘉铭',
      round: 1,
      startsAt: startsAt(3 * hour),
      minutes: 45,
      interviewers: ['ZhangSan'],
      daysBefore: 0,
    },
    {
      jobTitle: 'Ingénieur·e plateforme',
      candidateName: 'Inès Laurent',
      round: 1,
      startsAt: startsAt(day),
      minutes: 60,
      zone: 'Europe/Paris',
      interviewers: ['Camille', 'ZhangSan', 'OliverSmith'],
      notes: '',
      daysBefore: 0,
    },
    {
      ...china,
      jobTitle: '测试开发工程师',
      candidateName: '林书豪',
      round: 3,
      startsAt: startsAt(2 * day),
      minutes: 30,
      interviewers: ['ChenJie', 'ZhangSan'],
      daysBefore: 0,
    },
    {
      ...china,
      jobTitle: '数据平台架构师',
      candidateName: '沈若溪',
      round: 1,
      startsAt: startsAt(5 * day),
      minutes: 90,
      interviewers: ['LiNa', 'ChenJie'],
      daysBefore: 0,
    },
    {
      ...china,
      jobTitle: '前端工程师',
      candidateName: '周雨桐',
      round: 1,
      startsAt: startsAt(-3 * day),
      minutes: 60,
      interviewers: ['ZhangSan'],
      daysBefore: 5,
    },
    {
      ...china,
      jobTitle: '移动端工程师',
      candidateName: '唐子墨',
      round: 2,
      startsAt: startsAt(-day),
      minutes: 45,
      interviewers: ['LiNa', 'ZhangSan'],
      daysBefore: 4,
    },
  ];
}
