//! The words of *Liste des commandes*.

use super::labels::LabelTexts;
use crate::api::orders::OrderSort;

texts! {
    pub struct OrdersTexts {
        title = LabelTexts.orders;
        search = LabelTexts.search_orders;
        search_placeholder: "Numéro, client, e-mail, montant, transaction"
            / "Number, customer, email, amount, transaction";
        logistic_status = LabelTexts.logistic_status;
        provider: "Prestataire" / "Provider";
        payment_state = LabelTexts.payment;
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
            OrderSort::PaymentUp => "Paiement, croissant" / "Payment, ascending";
            OrderSort::PaymentDown => "Paiement, décroissant" / "Payment, descending";
            OrderSort::StatusUp => "État logistique, du premier au dernier" / "Logistic status, first to last";
            OrderSort::StatusDown => "État logistique, du dernier au premier" / "Logistic status, last to first";
        }
        /// Short for the next one, where there is no room for it.
        clear: "Effacer" / "Clear";
        clear_all(searched: bool, filtered: bool) -> &str: match (searched, filtered) {
            (true, false) => "Effacer la recherche" / "Clear search";
            (false, _) => "Effacer les filtres" / "Clear filters";
            (true, true) => "Effacer la recherche et les filtres" / "Clear search and filters";
        }
        search_without_filters(searched: &str): "Chercher « {searched} » sans les filtres" / "Search “{searched}” without the filters";
        pick(order: &str): "Sélectionner {order}" / "Select {order}";
        pick_all = LabelTexts.select_all;
        pick_none = LabelTexts.clear_selection;
        selection: "Sélection" / "Selection";
        picked(count: usize, written: &str): match count {
            1 => "1 commande sélectionnée" / "1 order selected";
            _ => "{written} commandes sélectionnées" / "{written} orders selected";
        }
        cancel_together = LabelTexts.cancel_together;
        too_many(most: usize, there: usize): match there {
            0 => "{most} commandes au plus s’annulent ensemble" / "At most {most} orders are cancelled together";
            _ => "{most} commandes au plus s’annulent ensemble, et {there} y sont déjà"
                / "At most {most} orders are cancelled together, and {there} are there already";
        }
        copy_numbers: "Copier les numéros" / "Copy the numbers";
        copied(order: &str): "{order} copié" / "{order} copied";
        copied_many(count: usize, written: &str): match count {
            1 => "1 numéro copié" / "1 number copied";
            _ => "{written} numéros copiés" / "{written} numbers copied";
        }
        not_copied: "Le navigateur n’a pas permis de copier" / "The browser did not let us copy";
        /// How many more there are now: only where nothing is left out are they all new.
        news(fresh: usize, is_filtered: bool): match (fresh, is_filtered) {
            (0, _) => "La liste a changé" / "The list has changed";
            (1, true) => "1 commande de plus" / "1 more order";
            (_, true) => "{fresh} commandes de plus" / "{fresh} more orders";
            (1, false) => "1 nouvelle commande" / "1 new order";
            (_, false) => "{fresh} nouvelles commandes" / "{fresh} new orders";
        }
        show_news: "Afficher" / "Show";
        as_of: "À jour à" / "As of";
        cut_off: "Mises à jour interrompues depuis" / "No updates since";
        coming(have: &str, expected: &str): "{have} sur {expected} chargées" / "{have} of {expected} loaded";
        only_latest: "Seules les dernières commandes ont été cherchées." / "Only the latest orders were searched.";
        read_everywhere: "Chercher dans toutes les commandes" / "Search all orders";
        number = LabelTexts.order;
        email: "E-mail" / "Email";
        currency: "Devise" / "Currency";
        held_by_whom = LabelTexts.mod_on;
        date = LabelTexts.date;
        customer = LabelTexts.customer;
        total = LabelTexts.total;
        payment = LabelTexts.payment;
        cancellation: "Annulation" / "Cancellation";
        modification: "Modification" / "Modification";
        mod_short = LabelTexts.mod_short;
        open_mod(order: &str): "MOD : ouvrir {order}" / "MOD: open {order}";
        cancellable = LabelTexts.cancellable;
        not_cancellable = LabelTexts.not_cancellable;
        can_hint: "L’impression n’a pas commencé" / "Printing has not begun";
        unfinished_hint: "Commencée et pas terminée" / "Started and not finished";
        /// An order that no longer matches what is shown.
        gone: "A changé" / "Changed";
        gone_hint: "Ne correspond plus à cette liste" / "No longer matches this list";
        unfinished = LabelTexts.unfinished;
        held_by: "MOD ON :" / "MOD ON:";
        /// Before a time.
        held_until: "jusqu’à" / "until";
        no_payment: "Aucun paiement" / "No payment";
        more: "Afficher la suite" / "Show more";
        /// A number is written as `Language::counted` does.
        shown(count: usize, written: &str, more: bool): match (count, more) {
            (0, _) => LabelTexts.no_orders;
            (1, false) => "1 commande" / "1 order";
            (_, false) => "{written} commandes" / "{written} orders";
            (_, true) => "{written} commandes, d’autres suivent" / "{written} orders, and more";
        }
        /// No order has what was looked for; so many customers have nearly that name.
        shown_near(count: usize, written: &str): match count {
            1 => "Rien à ce nom exact : 1 commande à un nom proche" / "Nothing under that exact name: 1 order under a similar one";
            _ => "Rien à ce nom exact : {written} commandes à un nom proche"
                / "Nothing under that exact name: {written} orders under a similar one";
        }
        none = LabelTexts.no_orders;
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
