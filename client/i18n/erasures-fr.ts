import type { erasuresZhCN } from './erasures-zh-CN.ts';
import type { Message } from './message.ts';

export const erasuresFr: Record<keyof typeof erasuresZhCN, Message> = {
  'title.erasures': 'Demandes d’effacement',
  'erasures.hint':
    'Des candidats, ou des recruteurs pour eux, demandent l’effacement de données personnelles. Aucun nom ici : personne n’a besoin de savoir de qui il s’agit.',
  'erasures.none': 'Aucune demande en attente',
  'erasures.number': 'Candidat n° {id}',
  'erasures.since': 'Demandé le {date}',
  'erasures.by.member': 'Par {name}',
  'erasures.by.candidate': 'Par le candidat',
  'erasures.open': {
    one: '{n} entretien est encore ouvert ; l’effacement n’est pas possible. Le recruteur peut l’annuler, ou attendez qu’il soit terminé.',
    other:
      '{n} entretiens sont encore ouverts ; l’effacement n’est pas possible. Le recruteur peut les annuler, ou attendez qu’ils soient terminés.',
  },
  'erasures.erase': 'Effacer…',
  'erasures.erase.label': 'Effacer les données du candidat n° {id}',
  'erasures.keep': 'Pas maintenant',
  'erasures.confirm.title': 'Effacer le candidat n° {id} ?',
  'erasures.confirm.goes':
    'Le nom, les coordonnées, les liens, les notes et les commentaires d’évaluation sur cette personne disparaissent.',
  'erasures.confirm.stays':
    'Les dates, les statuts et les recommandations des entretiens restent, sans personne.',
  'erasures.confirm.final': 'C’est irréversible. Le journal dira que cela a été fait.',
  'erasures.confirm.do': 'Effacer définitivement',
  'erasures.done': 'Effacé.',
  'erasures.openAgain':
    'Cette personne a de nouveau un entretien ouvert. Demandez d’abord au recruteur de l’annuler.',
};
