// The shell's own words, because it may be all that could be loaded.

const WORDS = {
  fr: {
    loading: ['Chargement d’Avoir…'],
    failed: [
      'Avoir n’a pas pu se charger',
      'Un fichier n’a pas pu être chargé : le réseau, le serveur ou une règle de cette page en est la cause.',
      'Rien n’a été envoyé. Réessayez ; si cela continue, prévenez votre support.',
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
    failed: [
      'Avoir could not be loaded',
      'A file could not be loaded: the network, the server or a rule of this page is in the way.',
      'Nothing was sent. Try again; if it goes on, tell your support.',
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
