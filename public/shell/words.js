// The shell's own words, because it may be all that could be loaded.

const WORDS = {
  fr: {
    loading: ['Chargement d’Avoir…'],
    locked: ['Avoir est verrouillé : rien n’est affiché ni gardé. Reprenez depuis la page qui l’a verrouillé.'],
    link: [
      'Cette page ne permet pas d’ouvrir ce lien',
      'Rien n’a été ouvert. Si vous en avez besoin, demandez à votre support d’autoriser cette adresse :',
      'Fermer',
    ],
    failed: [
      'Avoir n’a pas pu se charger',
      'Un fichier n’a pas pu être chargé : le réseau, le serveur ou une règle de cette page en est la cause.',
      'Rien n’a été envoyé. Réessayez ; si cela continue, prévenez votre support.',
      'Réessayer',
    ],
    slow: [
      'Avoir met longtemps à se charger',
      'Le réseau est lent, ou un fichier n’arrive pas. Rien n’a été envoyé : attendez, ou réessayez.',
      'Réessayer',
    ],
    unsupported: [
      'Ce navigateur ne peut pas ouvrir Avoir',
      'WebAssembly y manque ou y est interdit. Rien n’a été envoyé. Ouvrez cette page dans un navigateur à jour, ou prévenez votre support.',
      'Réessayer',
    ],
    died: [
      'Avoir s’est arrêté à cause d’une erreur',
      'Cette page n’envoie plus rien. Ce qui était en cours d’envoi est recherché dès la reprise, et n’est jamais fait deux fois.',
      'Reprenez pour retrouver la commande à l’étape où elle en est.',
      'Reprendre',
    ],
  },
  en: {
    loading: ['Loading Avoir…'],
    locked: ['Avoir is locked: nothing is shown or kept. Go on from the page that has locked it.'],
    link: [
      'This page does not allow this link to be opened',
      'Nothing was opened. If you need it, ask your support to allow this address:',
      'Close',
    ],
    failed: [
      'Avoir could not be loaded',
      'A file could not be loaded: the network, the server or a rule of this page is in the way.',
      'Nothing was sent. Try again; if it goes on, tell your support.',
      'Try again',
    ],
    slow: [
      'Avoir takes long to load',
      'The network is slow, or a file does not come. Nothing was sent: wait, or try again.',
      'Try again',
    ],
    unsupported: [
      'This browser can’t open Avoir',
      'WebAssembly is missing or forbidden. Nothing was sent. Open this page in an up-to-date browser, or tell your support.',
      'Try again',
    ],
    died: [
      'Avoir was stopped by an error',
      'This page sends nothing any more. What was being sent is looked up as soon as you resume, and is never done twice.',
      'Resume to find the order at the step it is at.',
      'Resume',
    ],
  },
};

/** A title, what it means, and last what the button says. */
export function wordsOf(code, language) {
  return WORDS[language.startsWith('fr') ? 'fr' : 'en'][code];
}
