import type { closingZhCN } from './closing-zh-CN.ts';
import type { Message } from './message.ts';

export const closingFr: Record<keyof typeof closingZhCN, Message> = {
  'standing.nobodyJudges': 'Personne n’évalue',
  'people.nobodyJudges':
    'Tous ceux qui devaient évaluer ont refusé : aucune évaluation ne viendra. Dispensez-en un pour clore l’entretien, ou annulez-le.',
  'when.calendarFile': 'Ajouter au calendrier (.ics)',
};
