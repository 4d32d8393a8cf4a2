import type { Messages } from './messages.ts';
import { cardsFr } from './cards-fr.ts';
import { deliveryFr } from './delivery-fr.ts';
import { deskFr } from './desk-fr.ts';
import { formFr } from './form-fr.ts';
import { lifeFr } from './life-fr.ts';
import { logFr } from './log-fr.ts';
import { accountsFr } from './accounts-fr.ts';
import { closingFr } from './closing-fr.ts';
import { erasuresFr } from './erasures-fr.ts';
import { peopleFr } from './people-fr.ts';
import { feedbackFr } from './feedback-fr.ts';
import { scheduleFr } from './schedule-fr.ts';
import { stepsFr } from './steps-fr.ts';

// Narrow no-break spaces before ? ! ; and no-break spaces before : and inside « ».
export const fr: Messages = {
  ...feedbackFr,
  ...scheduleFr,
  ...cardsFr,
  ...deliveryFr,
  ...deskFr,
  ...formFr,
  ...lifeFr,
  ...logFr,
  ...stepsFr,
  ...accountsFr,
  ...closingFr,
  ...erasuresFr,
  ...peopleFr,

  'app.name': 'Entretiens',
  'app.loading': 'Chargement…',
  'app.slow': 'Chargement en cours, le réseau est lent…',
  'app.offline': 'Vous êtes hors ligne. Voici ce qui était déjà chargé.',
  'app.retry': 'Réessayer',
  'app.refresh': 'Actualiser',
  'app.back': 'Retour',
  'app.close': 'Fermer',
  'app.requestId': 'Numéro de requête : {id}',
  'app.home': 'Revenir à mes entretiens',

  'title.list': 'Mes entretiens',
  'title.interview': 'Entretien',
  'title.schedule': 'Planifier un entretien',
  'title.signedOut': 'Vous êtes déconnecté',
  'title.signInFailed': 'La connexion a échoué',
  'title.notFound': 'Page introuvable',
  'title.account': 'Compte et réglages',

  'view.label': 'Listes d’entretiens',
  'view.upcoming': 'À venir',
  'view.today': 'Aujourd’hui',
  'view.past': 'Passés',

  'list.next': 'Prochain entretien',
  'list.now': 'En ce moment',
  'list.more': 'Afficher la suite',
  'list.pick': 'Choisissez un entretien à gauche pour le voir ici.',
  'list.schedule': 'Planifier',
  'list.timesIn': 'Heures de {zone}',
  'list.organizing': 'Planifié par moi',

  'empty.upcoming': 'Aucun entretien pour l’instant',
  'empty.upcoming.hint': 'WeCom vous préviendra dès qu’un entretien vous sera confié.',
  'empty.upcoming.recruiter':
    'Planifiez le premier : ses intervieweurs recevront un message WeCom.',
  'empty.today': 'Rien aujourd’hui',
  'empty.past': 'Aucun entretien passé',

  'phase.upcoming': 'À venir',
  'phase.soon': 'Commence bientôt',
  'phase.running': 'En cours',
  'phase.over': 'Terminé',

  'round.1': '1er entretien',
  'round.2': '2e entretien',
  'round.3': '3e entretien',
  'round.4': '4e entretien',
  'round.5': '5e entretien',
  'round.6': '6e entretien',
  'round.7': '7e entretien',
  'round.8': '8e entretien',
  'round.9': '9e entretien',

  'time.now': 'maintenant',
  'time.inMinutes': { one: 'dans {n} minute', other: 'dans {n} minutes' },
  'time.inHours': 'dans {h} h {m} min',
  'time.inWholeHours': { one: 'dans {n} heure', other: 'dans {n} heures' },
  'time.started': { one: 'commencé il y a {n} minute', other: 'commencé il y a {n} minutes' },
  'time.ended': 'terminé {when}',
  'time.minutes': '{n} min',
  'time.zoneLine': '{time} à {zone} ({offset})',
  'time.here': 'heure de {zone} ({offset})',
  'time.today': 'Aujourd’hui',
  'time.tomorrow': 'Demain',
  'time.yesterday': 'Hier',

  'zone.Asia/Shanghai': 'Pékin',
  'zone.Asia/Hong_Kong': 'Hong Kong',
  'zone.Asia/Taipei': 'Taipei',
  'zone.Asia/Singapore': 'Singapour',
  'zone.Asia/Tokyo': 'Tokyo',
  'zone.Asia/Kolkata': 'Calcutta',
  'zone.Europe/London': 'Londres',
  'zone.Europe/Paris': 'Paris',
  'zone.Europe/Berlin': 'Berlin',
  'zone.America/New_York': 'New York',
  'zone.America/Los_Angeles': 'Los Angeles',
  'zone.Australia/Sydney': 'Sydney',
  'zone.UTC': 'UTC',

  'detail.when': 'Quand',
  'detail.where': 'Salle',
  'detail.people': 'Intervieweurs',
  'detail.organizer': 'Planifié par {name}',
  'detail.organizerYou': 'Planifié par vous',
  'detail.you': 'Vous',
  'detail.lead': 'Référent',
  'detail.notes': 'Notes',
  'detail.join': 'Rejoindre',
  'detail.joinHint': 'Vous pouvez entrer en avance pour tester caméra et micro.',
  'detail.over': 'Cet entretien est terminé.',
  'detail.copyRoom': 'Copier le lien',
  'detail.share': 'Partager dans un chat',
  'detail.copyPage': 'Copier le lien de l’entretien',
  'detail.openElsewhere': 'Rien ne s’ouvre ? Copiez le lien et ouvrez-le dans un navigateur.',

  'invite.sending': 'Envoi du message',
  'invite.sent': 'Message remis à WeCom',
  'invite.failed': 'Message non envoyé',
  'invite.suppressed': 'Non envoyé : l’entretien a changé',
  'invite.expired': 'Non envoyé : trop tard pour être utile',
  'invite.code': 'Erreur WeCom {code}',
  'invite.failedHint':
    'Prévenez cette personne autrement et transmettez ceci à votre administrateur.',

  'share.desc': '{time} ({zone})',
  'notice.copied': 'Lien copié',
  'notice.copyFailed': 'Copie impossible. Appuyez longuement sur le lien ci-dessous.',
  'notice.shared': 'Partagé',
  'notice.shareFallback':
    'Le partage WeCom ne s’est pas ouvert : le lien est copié, collez-le dans un chat.',
  'notice.opened': 'Ouvert dans votre navigateur',
  'notice.created': 'C’est planifié. Les intervieweurs recevront un message WeCom.',
  'notice.draftRestored': 'Votre brouillon a été retrouvé.',
  'notice.pickFailed':
    'Les contacts ne se sont pas ouverts. Cherchez ci-dessous ou saisissez un compte.',
  'notice.languageSaved': 'Langue modifiée',

  'error.validation_failed': 'Il reste des points à corriger : voyez les champs signalés.',
  'error.not_signed_in': 'Votre session a expiré, reconnexion en cours…',
  'error.forbidden':
    'Vous n’avez pas accès à cette page. Si c’est une erreur, voyez avec la personne qui a planifié.',
  'error.foreign_origin':
    'La demande venait d’un autre site et a été arrêtée. Rechargez la page et réessayez.',
  'error.not_found': 'Cet entretien n’existe pas, ou vous n’y participez pas.',
  'error.idempotency_conflict':
    'Le formulaire a changé depuis le dernier envoi. Envoyez à nouveau.',
  'error.stale_revision': 'Cet entretien vient de changer. Relisez-le avant de décider.',
  'error.illegal_transition':
    'Ce n’est pas possible maintenant. Voyez l’état actuel de l’entretien.',
  'error.seat_conflict':
    'Quelqu’un a déjà un entretien à cette heure. Changez l’heure ou la personne.',
  'error.round_taken': 'Ce tour existe déjà pour cette personne.',
  'error.identity_taken': 'L’un des deux est déjà associé. Retirez d’abord l’association en place.',
  'error.too_soon': 'Un envoi vient d’être fait. Réessayez dans quelques minutes.',
  'error.link_invalid': 'Ce lien n’ouvre rien. Demandez-en un nouveau à la personne qui recrute.',
  'error.too_many_requests': 'Trop de demandes. Patientez une minute, puis réessayez.',
  'error.wecom_unavailable': 'WeCom ne répond pas. Réessayez dans un instant.',
  'error.wecom_refused':
    'WeCom a refusé la demande. Transmettez le numéro de requête à votre administrateur.',
  'error.database_unavailable': 'Le service est momentanément indisponible. Réessayez bientôt.',
  'error.internal':
    'Quelque chose s’est mal passé. Réessayez ; sinon, transmettez le numéro de requête à votre administrateur.',
  'error.network': 'Le serveur est injoignable. Vérifiez le réseau et réessayez.',
  'error.timeout': 'Pas de réponse depuis trop longtemps. Réessayez.',
  'error.title': 'Chargement impossible',
  'error.forbidden.title': 'Accès refusé',
  'error.not_found.title': 'Introuvable',

  'account.open': 'Compte et réglages',
  'account.language': 'Langue',
  'account.signOut': 'Se déconnecter',
  'account.version': 'Ouvrir l’application dans WeCom vous connecte automatiquement.',

  'signedOut.text':
    'Rouvrez l’application depuis WeCom, ou utilisez le bouton ci-dessous, pour vous reconnecter.',
  'signedOut.action': 'Se reconnecter',
  'signInFailed.text':
    'La connexion a réussi, mais vous n’avez pas été reconnu. Autorisez les cookies, puis réessayez.',
  'signInFailed.action': 'Réessayer',
  'notFound.text': 'Le lien est peut-être incomplet, ou la page a été déplacée.',
};
