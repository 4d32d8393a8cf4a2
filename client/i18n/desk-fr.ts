import type { Message } from './message.ts';
import type { deskZhCN } from './desk-zh-CN.ts';

export const deskFr: Record<keyof typeof deskZhCN, Message> = {
  'invite.hint':
    'Copier ou envoyer par e-mail ne change pas le lien : celui déjà envoyé reste valable.',
  'invite.copy': 'Copier l’invitation',
  'invite.mail': 'Envoyer par e-mail',
  'invite.renew': 'Créer un nouveau lien…',
  'invite.renew.title': 'Créer un nouveau lien ?',
  'invite.renew.text':
    'Le lien déjà envoyé cesse aussitôt de fonctionner, même s’il est ouvert chez le candidat. Envoyez-lui le nouveau.',
  'invite.renew.mail': 'Envoyer aussi le nouveau lien par e-mail',
  'invite.renew.keep': 'Garder le lien actuel',
  'invite.renew.do': 'Créer un nouveau lien',
  'invite.renewed': 'Voici un nouveau lien. Le précédent n’ouvre plus rien.',
  'invite.noMail':
    'Aucun e-mail envoyé : le candidat n’a pas d’adresse ici, ou il n’y a pas de serveur de messagerie. Transmettez-le vous-même.',

  'contact.edit': 'Modifier',
  'contact.edit.title': 'Modifier les coordonnées',
  'contact.edit.hint': 'Videz un champ pour le retirer. Les messages déjà envoyés ne changent pas.',
  'contact.edit.save': 'Enregistrer',
  'contact.saved': 'Coordonnées enregistrées',
  'contact.erase': 'Demander l’effacement',
  'contact.erase.title': 'Demander l’effacement de ce candidat ?',
  'contact.erase.text':
    'Un administrateur efface ensuite nom, téléphone, e-mail, liens et tout ce qui a été écrit sur lui, dans tous ses entretiens. Dates, états et avis restent, sans personne.',
  'contact.erase.more':
    'Rien ne revient après l’effacement. Les entretiens encore ouverts doivent d’abord avoir lieu ou être annulés. Votre demande est notée.',
  'contact.erase.keep': 'Ne pas demander',
  'contact.erase.asked': 'Effacement demandé. Un administrateur s’en charge.',
  'contact.erase.since': 'Effacement demandé le {date}.',

  'title.candidates': 'Trouver un candidat',
  'find.by': 'Téléphone ou e-mail',
  'find.hint': 'En entier. Seuls les candidats que vous recrutez sont trouvés.',
  'find.do': 'Chercher',
  'find.invalid': 'Ce n’est ni un numéro de téléphone ni une adresse e-mail.',
  'find.none': 'Personne avec ces coordonnées parmi vos candidats.',
  'find.found': { one: '{n} candidat', other: '{n} candidats' },
  'find.book': 'Planifier : {round}',
  'find.open': 'Trouver un candidat connu',
  'find.known': 'Entretien suivant pour',
  'find.other': 'Quelqu’un d’autre',
  'find.gone': 'Vous ne recrutez pas pour cette candidature. Choisissez quelqu’un d’autre.',
};
