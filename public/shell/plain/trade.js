// The words of the trade, as the desk has them, by the API's own words.

export const TRADE = {
  fr: {
    logistic_status: {
      on_hold: 'En attente', awaiting_print: 'En attente d’impression', printing: 'Impression en cours',
      preparing: 'En préparation', shipped: 'Expédiée', delivered: 'Livrée', cancelled: 'Annulée',
    },
    payment_state: {
      unpaid: 'Non payée', authorized: 'Autorisée', paid: 'Payée', paid_in_part: 'Payée en partie', refund_pending: 'Remboursement en cours',
      partially_refunded: 'Remboursée en partie', refunded: 'Remboursée',
    },
    step: {
      not_cancellable: 'Impossible d’annuler la commande',
      cancellable: 'Commande annulable. L’annulation n’est pas encore confirmée.',
      confirmed: 'Annulation confirmée : l’entrepôt retient la commande. Rien n’est encore annulé ni remboursé.',
      refunding: 'Commande annulée. Des remboursements ne sont pas réglés.',
      message_ready: 'Commande annulée, remboursements réglés. Le mail au client attend.',
      finished: 'Commande annulée. Le mail au client est réglé.',
    },
    refund: {
      to_do: 'À faire', opened: 'En attente de réponse', done: 'Effectué', less: 'Effectué en partie', twice: 'Effectué deux fois',
      impossible: 'Impossible', bounced: 'Revenu', never_made: 'Noté par erreur', given_up: 'Abandonné', withdrawn: 'Retiré',
      voided: 'Autorisation annulée', left_standing: 'Autorisation laissée', used_at_till: 'Utilisé en caisse', used_in_part: 'Utilisé en partie en caisse',
    },
    kind: {
      gift_card: 'Carte-cadeau', store_credit: 'Avoir en boutique', bank_transfer: 'Virement bancaire', cash: 'Espèces',
      marketplace: 'Place de marché', other: 'Autre paiement', unknown: 'Paiement inconnu',
    },
    void: 'Annuler l’autorisation : ',
    means: { bank_transfer: 'Virement bancaire', gift_card: 'Carte-cadeau', cheque: 'Chèque', cash: 'Espèces', other: 'Autre moyen' },
    unknown: 'État inconnu',
  },
  en: {
    logistic_status: {
      on_hold: 'On hold', awaiting_print: 'Awaiting print', printing: 'Printing', preparing: 'Preparing', shipped: 'Shipped',
      delivered: 'Delivered', cancelled: 'Cancelled',
    },
    payment_state: {
      unpaid: 'Unpaid', authorized: 'Authorised', paid: 'Paid', paid_in_part: 'Partly paid', refund_pending: 'Refund pending',
      partially_refunded: 'Partly refunded', refunded: 'Refunded',
    },
    step: {
      not_cancellable: 'The order can’t be cancelled',
      cancellable: 'The order can be cancelled. The cancellation is not confirmed yet.',
      confirmed: 'Cancellation confirmed: the warehouse holds the order. Nothing is cancelled or refunded yet.',
      refunding: 'Order cancelled. Refunds are not settled.',
      message_ready: 'Order cancelled, refunds settled. The email to the customer is still to be sent.',
      finished: 'Order cancelled. The email to the customer is settled.',
    },
    refund: {
      to_do: 'To do', opened: 'Waiting for an answer', done: 'Done', less: 'Done in part', twice: 'Done twice',
      impossible: 'Impossible', bounced: 'Came back', never_made: 'Recorded by mistake', given_up: 'Given up', withdrawn: 'Withdrawn',
      voided: 'Authorisation voided', left_standing: 'Authorisation left', used_at_till: 'Used at a till', used_in_part: 'Used in part at a till',
    },
    kind: {
      gift_card: 'Gift card', store_credit: 'Store credit', bank_transfer: 'Bank transfer', cash: 'Cash',
      marketplace: 'Marketplace', other: 'Other payment', unknown: 'Unknown payment',
    },
    void: 'Void the authorisation: ',
    means: { bank_transfer: 'Bank transfer', gift_card: 'Gift card', cheque: 'Cheque', cash: 'Cash', other: 'Other means' },
    unknown: 'Unknown status',
  },
};

/** A provider by its own name, else by the kind of its money. */
export function providerName(provider, named, trade) {
  const own = named.find((known) => known.provider === provider)?.name;
  return own ?? trade.kind[provider.split(':')[0]] ?? provider;
}

/** By what a refund goes back: `original`, an alternative, or `void` where nothing was captured. */
export function meansOf(task, named, trade) {
  const { alternative } = task.means;
  if (alternative !== undefined) return trade.means[alternative] ?? trade.means.other;
  const name = providerName(task.provider, named, trade);
  return task.means === 'void' ? trade.void + name : name;
}

/** What an authorisation that was let go of, or was not, is called instead. */
const OF_VOIDS = { done: 'voided', given_up: 'left_standing' };

/** The state of a refund, which may have been made in part, or twice. */
export function refundState(task, trade) {
  if (task.means === 'void' && task.state in OF_VOIDS) return trade.refund[OF_VOIDS[task.state]];
  const isTwice = task.excess != null && task.excess.resolution == null;
  const inPart = task.less == null ? undefined : { done: 'less', used_at_till: 'used_in_part' }[task.state];
  const state = isTwice ? 'twice' : inPart ?? task.state;
  return trade.refund[state] ?? trade.unknown;
}
