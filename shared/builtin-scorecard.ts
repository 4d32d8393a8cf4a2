import type { Label, Scorecard } from './scorecard.ts';

const words = (zh: string, en: string, fr: string): Label => ({ 'zh-CN': zh, en, fr });

/**
 * For a technical interview. Never change it: feedback that was written on it refers to it by
 * having no version of its own. Other questions are another scorecard.
 */
export const builtinScorecard: Scorecard = {
  id: null,
  name: words('技术面试', 'Technical interview', 'Entretien technique'),
  version: 1,
  questions: [
    {
      key: 'problem_solving',
      kind: 'rating',
      required: true,
      label: words('解决问题', 'Problem solving', 'Résolution de problèmes'),
      hint: words(
        '拆解问题、验证思路、应对提示',
        'Takes a problem apart, tests ideas, uses hints',
        'Décompose le problème, vérifie ses idées, exploite les indices',
      ),
    },
    {
      key: 'technical_depth',
      kind: 'rating',
      required: true,
      label: words('技术深度', 'Technical depth', 'Maîtrise technique'),
      hint: words(
        '原理、取舍、亲手做过的事',
        'Principles, trade-offs, work done first-hand',
        'Principes, compromis, travaux menés soi-même',
      ),
    },
    {
      key: 'code',
      kind: 'rating',
      required: false,
      label: words('代码质量', 'Code', 'Code'),
      hint: words(
        '没有写代码就留空',
        'Leave it open when no code was written',
        'À laisser vide si aucun code n’a été écrit',
      ),
    },
    {
      key: 'communication',
      kind: 'rating',
      required: true,
      label: words('沟通', 'Communication', 'Communication'),
      hint: words(
        '讲得清楚、听得进去、会提问',
        'Explains, listens, asks',
        'Explique, écoute, questionne',
      ),
    },
    {
      key: 'level',
      kind: 'choice',
      required: false,
      label: words('对应级别', 'Level', 'Niveau'),
      options: [
        { key: 'junior', label: words('初级', 'Junior', 'Débutant') },
        { key: 'middle', label: words('中级', 'Middle', 'Confirmé') },
        { key: 'senior', label: words('高级', 'Senior', 'Senior') },
        { key: 'staff', label: words('资深专家', 'Staff', 'Expert') },
      ],
    },
    {
      key: 'evidence',
      kind: 'text',
      required: true,
      label: words('观察到的事实', 'What you saw', 'Ce que vous avez observé'),
      hint: words(
        '写具体表现，不写印象',
        'What was said and done, rather than impressions',
        'Des faits et des propos, plutôt que des impressions',
      ),
    },
    {
      key: 'next_round',
      kind: 'text',
      required: false,
      label: words('下一轮建议考察', 'For the next round', 'Pour l’entretien suivant'),
    },
  ],
};
