import type { accountsZhCN } from './accounts-zh-CN.ts';
import type { Message } from './message.ts';

export const accountsFr: Record<keyof typeof accountsZhCN, Message> = {
  'title.accounts': 'Comptes modifiés',
  'accounts.intro':
    'Pour un membre qui a un nouveau compte WeCom, ou deux comptes d’une même personne. Entretiens, évaluations et historique sont conservés.',
  'accounts.old': 'Compte jusqu’ici',
  'accounts.what': 'Que s’est-il passé',
  'accounts.rename': 'Le compte a changé d’identifiant',
  'accounts.rename.hint': 'Personne n’a encore utilisé le nouveau ici.',
  'accounts.merge': 'Deux comptes, une seule personne',
  'accounts.merge.hint': 'Le nouveau s’est déjà connecté ici ou a déjà reçu un entretien.',
  'accounts.new': 'Nouveau compte',
  'accounts.new.hint':
    'Le compte tel que la console d’administration l’affiche, par exemple ZhangSan',
  'accounts.review': 'Continuer',
  'accounts.becomes': 'devient',
  'accounts.back': 'Revenir au formulaire',
  'accounts.working': 'En cours…',
  'accounts.wecom':
    'Cela n’a lieu que si WeCom le confirme : l’ancien compte n’y existe plus et le nouveau existe. L’opération est inscrite au journal.',

  'accounts.rename.title': 'Utiliser le nouveau compte ?',
  'accounts.rename.seats':
    'Entretiens, évaluations et messages restent à cette personne ; seul le compte change.',
  'accounts.rename.rights':
    'Les rôles et les comptes dans d’autres systèmes restent. Les rôles définis sur le serveur suivent le compte, pas la personne.',
  'accounts.rename.log': 'Ce qui a été fait avant reste inscrit au nom de cette personne.',
  'accounts.rename.do': 'Utiliser le nouveau compte',
  'accounts.merge.title': 'Fusionner les deux comptes ?',
  'accounts.merge.seats':
    'Entretiens, évaluations et messages pas encore envoyés passent au nouveau compte. Si les deux participent à un même entretien, la place du nouveau compte est gardée.',
  'accounts.merge.rights':
    'Les rôles attribués et les comptes dans d’autres systèmes passent aussi ; pas les rôles définis sur le serveur.',
  'accounts.merge.log':
    'L’ancien compte est déconnecté et ne reste que dans l’historique. C’est irréversible.',
  'accounts.merge.do': 'Fusionner les comptes',

  'accounts.done.rename': '{name} utilise désormais le compte {userid}.',
  'accounts.done.merge': 'Les deux comptes de {name} n’en font plus qu’un : {userid}.',

  'accounts.fault.title': 'Rien n’a été modifié',
  'accounts.fault.still_there':
    'WeCom connaît encore l’ancien compte. Renommez-le ou supprimez-le d’abord dans la console d’administration, puis revenez.',
  'accounts.fault.unknown_new':
    'WeCom ne connaît pas ce nouveau compte, ou l’application ne peut pas le voir.',
  'accounts.fault.inactive_new': 'Le nouveau compte n’est pas actif dans WeCom.',
  'accounts.fault.used_already':
    'Le nouveau compte a déjà été utilisé ici. Revenez et choisissez « Deux comptes, une seule personne ».',
  'accounts.fault.same': 'C’est un seul et même compte. Choisissez deux comptes différents.',
  'accounts.fault.own':
    'Personne ne reprend lui-même le compte d’un autre. Demandez à un autre administrateur.',
  'accounts.fault.unknown_old':
    'L’ancien compte n’a jamais été utilisé ici : il n’y a rien à transférer.',
  'accounts.fault.identities':
    'Les deux ont chacun un compte dans un même autre système. Retirez-en un, puis fusionnez.',
  'accounts.fault.overlap':
    'Les deux ont un entretien à ces moments. Demandez au recruteur d’en déplacer un ou de remplacer la personne, puis fusionnez.',
};
