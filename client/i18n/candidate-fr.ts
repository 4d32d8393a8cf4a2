import type { candidateZhCN } from './candidate-zh-CN.ts';

export const candidateFr: Record<keyof typeof candidateZhCN, string> = {
  'page.title': 'Entretien',
  'page.titleOf': '{job} · Entretien',
  'page.hello': 'Bonjour {name}',
  'page.invites': '{company} vous invite à un entretien',
  'page.invitesPlain': 'Vous êtes invité·e à un entretien',
  'page.language': 'Langue',
  'page.loading': 'Chargement…',

  'state.choose': 'Choisissez une heure',
  'state.choose.until': 'À choisir avant le {when}.',
  'state.choose.none': 'Ces heures sont passées. Dites à {organizer} quand vous êtes libre.',
  'state.confirm': 'Merci de confirmer l’heure',
  'state.confirmed': 'Confirmé',
  'state.confirmed.text': 'À bientôt. Nous vous prévenons si quelque chose change.',
  'state.moved': 'L’heure a changé : merci de confirmer de nouveau',
  'state.moved.text': 'Vous aviez confirmé {before}.',
  'state.asked': '{organizer} sait que vous souhaitez une autre heure',
  'state.asked.text': 'Tant qu’il n’y en a pas de nouvelle, l’heure ci-dessous reste valable.',
  'state.askedOffered.text':
    '{organizer} vous recontactera ; vous pouvez encore choisir une de ces heures.',
  'state.here': 'Votre arrivée est signalée, un instant',
  'state.here.text': 'Les personnes qui vous reçoivent savent que vous êtes là.',
  'state.here.room':
    'Les personnes qui vous reçoivent savent que vous êtes là. Vous pouvez attendre dans la réunion.',
  'state.over': 'Cet entretien est terminé',
  'state.over.text': 'Merci pour votre temps. {organizer} vous communiquera la suite.',
  'state.withdrawn': 'Vous avez renoncé à cet entretien',
  'state.withdrawn.text':
    '{organizer} est au courant, et ce lien n’ouvre plus rien. Bonne continuation !',
  'state.invalid': 'Ce lien n’ouvre rien',
  'state.invalid.text':
    'La page est peut-être restée ouverte trop longtemps, ou l’entretien est annulé. Ouvrez de nouveau le lien de votre invitation ; si cela n’aide pas, contactez la personne qui vous a invité·e.',

  'what.when': 'Quand',
  'what.zone': 'heure de {zone} ({offset}), là où vous êtes',
  'what.where': 'Comment',
  'what.online': 'En ligne',
  'what.onsite': 'Sur place',
  'what.phone': 'Par téléphone : nous vous appelons, gardez la ligne libre.',
  'what.noRoom': 'Le lien de la réunion apparaîtra ici avant l’entretien.',
  'what.join': 'Rejoindre la réunion',
  'what.calendar': 'Ajouter au calendrier',

  'do.confirm': 'Confirmer cette heure',
  'do.confirmNew': 'Confirmer la nouvelle heure',
  'do.pick': 'Choisir cette heure',
  'do.pick.first': 'Choisissez d’abord une heure.',
  'do.checkIn': 'Je suis là',
  'do.checkIn.from': 'Vous pourrez signaler votre arrivée ici à partir de {when}.',
  'do.ask': 'Demander une autre heure',
  'do.ask.none': 'Aucune ne me convient',
  'do.ask.late': 'Il est trop tard pour changer ici. Contactez directement {organizer}.',
  'do.withdraw': 'Renoncer à l’entretien',
  'do.cancel': 'Retour',

  'ask.title': 'Quand êtes-vous libre ?',
  'ask.offers': 'Lesquelles vous iraient aussi ?',
  'ask.note': 'Dites-nous quand vous êtes libre',
  'ask.note.example': 'Par exemple : mercredi après-midi ou jeudi matin',
  'ask.send': 'Envoyer',
  'ask.empty': 'Dites quand vous êtes libre, ou choisissez une heure.',
  'withdraw.title': 'Voulez-vous vraiment renoncer ?',
  'withdraw.text': 'L’entretien sera annulé et ce lien n’ouvrira plus rien.',
  'withdraw.reason': 'Pourquoi (facultatif)',
  'withdraw.send': 'Renoncer',

  'next.title': 'La suite',
  'next.offered': 'Une fois l’heure choisie, cette page indique quand et où.',
  'next.online':
    'Ouvrez cette page quelques minutes avant, appuyez sur « Je suis là », puis rejoignez la réunion.',
  'next.onsite':
    'À votre arrivée, ouvrez cette page et appuyez sur « Je suis là » : on viendra vous chercher.',
  'next.phone':
    'Installez-vous au calme, et appuyez sur « Je suis là » sur cette page quelques minutes avant.',
  'next.over': 'Vous aurez de nos nouvelles. Il n’y a plus rien à faire.',
  'contact.title': 'Une question ?',
  'contact.text':
    'Contactez {organizer}, qui vous a invité·e : répondez simplement au message d’invitation.',
  'contact.browser':
    'Si l’affichage est mauvais dans une messagerie, ouvrez la page dans votre navigateur.',

  'privacy.title': 'Confidentialité',
  'privacy.text':
    'Votre nom, votre téléphone et votre adresse servent à organiser cet entretien, et à rien d’autre. Les personnes qui recrutent pour ce poste les voient ; celles qui vous interrogent ne voient que votre nom. Vos coordonnées sont chiffrées et ne sont transmises à aucune autre entreprise.',
  'privacy.rights':
    'Vous pouvez demander à {organizer} de corriger ces données, et demander à tout moment leur effacement.',
  'privacy.own': 'La politique de confidentialité de l’entreprise',
  'privacy.erase': 'Demander l’effacement de mes données',
  'privacy.erase.asked': 'Votre demande est enregistrée ; elle sera traitée après l’entretien.',

  'notice.changed': 'Quelque chose vient de changer. Voici la situation actuelle.',
};
