//! The words of *Liste des commandes*.

use crate::api::orders::OrderSort;
use crate::domain::eligibility::NotCancellable;

texts! {
    pub struct OrdersTexts {
        title: "Liste des commandes" / "Orders";
        search: "Rechercher une commande" / "Search orders";
        search_placeholder: "Numéro, client, e-mail, montant, transaction"
            / "Number, customer, e-mail, amount, transaction";
        logistic_status: "État logistique" / "Logistic status";
        provider: "Prestataire" / "Provider";
        payment_state: "Paiement" / "Payment";
        any_status: "Tous les états logistiques" / "All logistic statuses";
        any_provider: "Tous les prestataires" / "All providers";
        any_payment_state: "Tous les paiements" / "All payments";
        sort: "Tri" / "Sort";
        sort_by(sort: OrderSort) -> &str: match sort {
            OrderSort::Newest => "Plus récentes d’abord" / "Newest first";
            OrderSort::Oldest => "Plus anciennes d’abord" / "Oldest first";
            OrderSort::TotalUp => "Total croissant" / "Total, smallest first";
            OrderSort::TotalDown => "Total décroissant" / "Total, largest first";
            OrderSort::NumberUp => "Numéro croissant" / "Number, ascending";
            OrderSort::NumberDown => "Numéro décroissant" / "Number, descending";
            OrderSort::CustomerUp => "Client, de A à Z" / "Customer, A to Z";
            OrderSort::CustomerDown => "Client, de Z à A" / "Customer, Z to A";
            OrderSort::StatusUp => "État logistique, du début à la fin" / "Logistic status, first to last";
            OrderSort::StatusDown => "État logistique, de la fin au début" / "Logistic status, last to first";
            OrderSort::PaymentUp => "Paiement, du début à la fin" / "Payment, first to last";
            OrderSort::PaymentDown => "Paiement, de la fin au début" / "Payment, last to first";
        }
        /// Short for the next one, where there is no room for it.
        clear: "Effacer" / "Clear";
        clear_filters: "Effacer la recherche et les filtres" / "Clear search and filters";
        number: "Commande" / "Order";
        date: "Date" / "Date";
        customer: "Client" / "Customer";
        total: "Total" / "Total";
        payment: "Paiement" / "Payment";
        cancellation: "Annulation" / "Cancellation";
        modification: "Modification" / "Modification";
        mod_short: "MOD" / "MOD";
        open_mod(order: &str): "MOD : ouvrir {order}" / "MOD: open {order}";
        cancellable: "Annulable" / "Cancellable";
        not_cancellable: "Non annulable" / "Not cancellable";
        /// Under "not cancellable", in as few words as a column has room for.
        why_not(reason: NotCancellable) -> &str: match reason {
            NotCancellable::Printing => "impression en cours" / "being printed";
            NotCancellable::Preparing => "en préparation" / "being prepared";
            NotCancellable::Shipped => "expédiée" / "shipped";
            NotCancellable::Delivered => "livrée" / "delivered";
            NotCancellable::AlreadyCancelled => "déjà annulée" / "already cancelled";
            NotCancellable::UnknownStatus => "état inconnu" / "unknown status";
        }
        unfinished: "À terminer" / "Unfinished";
        held_by: "MOD ON :" / "MOD ON:";
        /// Before a time.
        held_until: "jusqu’à" / "until";
        no_payment: "Aucun paiement" / "No payment";
        more: "Afficher la suite" / "Show more";
        shown(count: usize, more: bool): match (count, more) {
            (0, _) => "Aucune commande" / "No orders";
            (1, false) => "1 commande" / "1 order";
            (_, false) => "{count} commandes" / "{count} orders";
            (_, true) => "{count} commandes, d’autres suivent" / "{count} orders, more follow";
        }
        /// No order has what was looked for; so many customers have nearly that name.
        shown_near(count: usize): match count {
            1 => "Rien à ce nom exact : 1 commande à un nom proche" / "Nothing under that exact name: 1 order under a similar one";
            _ => "Rien à ce nom exact : {count} commandes à un nom proche"
                / "Nothing under that exact name: {count} orders under a similar one";
        }
        none: "Aucune commande" / "No orders";
        none_hint(searched: bool, filtered: bool): match (searched, filtered) {
            (true, false) => "Aucune commande ne correspond à cette recherche." / "No order matches this search.";
            (false, _) => "Aucune commande ne correspond à ces filtres." / "No order matches these filters.";
            (true, true) => "Aucune commande ne correspond à cette recherche et à ces filtres."
                / "No order matches this search and these filters.";
        }
        all_in_status(status: &str): "Voir toutes les commandes : {status}" / "See all orders: {status}";
        none_at_all: "La boutique n’a pas encore de commande." / "The shop has no orders yet.";
    }
}
