//! *Annuler ensemble*: each has its own check, total, key and outcome, and none is half done.

use crate::desk::Desk;
use crate::desk::procedure::modification;
use crate::harness::keys::Key;
use crate::harness::line::Fault;
use crate::harness::orders::{Order, order, sixty};
use crate::harness::shop::Shop;
use crate::harness::things::{button, checkbox, heading, link, radio, row};
use crate::harness::{journey, journey_in_a_shop_on_a_bad_line, journey_on_a_bad_line};

/// An agent gives back 45,00 € by themselves.
const LIMITS: &str = "[approvals.agent.EUR]\nrefund = \"45.00\"\n";

const THREE: [&str; 3] = ["ORD00123", "ORD00124", "ORD00125"];

fn three() -> Vec<Order> {
    THREE.map(order).to_vec()
}

impl Desk {
    /// Picks all that are listed, for *Annuler ensemble*.
    #[track_caller]
    fn picks_all(&self) {
        self.press(&checkbox("Tout sélectionner"));
        self.press(&button("Annuler ensemble"));
        self.sees(&heading("Annuler ensemble"));
        self.is_at("/batch");
    }

    #[track_caller]
    fn checks_all(&self, count: usize) {
        self.press(&button(&format!("Vérifier les {count} commandes")));
    }

    #[track_caller]
    fn cancels_all(&self, count: usize) {
        self.press(&radio("Téléphone"));
        self.press(&button(&format!("Annuler ces {count} commandes")));
    }
}

/// How far these orders are, and who has MOD on.
fn standing(shop: &Shop, numbers: &[&str]) -> Vec<(String, Option<String>)> {
    let ledger = shop.ledger();
    numbers.iter().map(|number| (ledger.step(number), ledger.holder(number))).collect()
}

fn left(count: usize) -> Vec<(String, Option<String>)> {
    vec![("idle".to_owned(), None); count]
}

#[test]
fn thirty_orders_with_mixed_answers_come_each_to_their_own_end_over_a_reload() {
    let orders = sixty()[..30].to_vec();
    journey_in_a_shop_on_a_bad_line(LIMITS, &orders, |shop| {
        let (desk, ben) = (shop.agent("Awa Diallo"), shop.agent("Ben Morel"));
        ben.opens_order("ORD00101");
        ben.switches_mod_on();
        desk.picks_all();
        // Nobody knows of this one, and the page that waits for its answer goes.
        shop.line().once("POST", "/orders/ORD00113/cancellation/check", Fault::Silence);
        desk.checks_all(30);
        desk.reads("13 sur 30");
        shop.line().wait_for_silence();
        desk.reload();
        desk.reads("15 commandes peuvent être annulées");
        desk.reads("503,00 €");
        desk.reads("15 commandes se sont arrêtées");
        desk.sees(&row("ORD00100").saying("Raison : la commande est en préparation"));
        desk.sees(&row("ORD00101").saying("Ben Morel la modifie"));
        desk.sees(&row("ORD00102").saying("Annulable"));
        desk.sees(&row("ORD00113").saying("On ne sait pas encore"));
        desk.sees(&row("ORD00126").saying("Au-dessus de votre limite"));
        assert_eq!(standing(shop, &["ORD00100", "ORD00126"]), left(2));

        // An answer that is lost is looked up, and the order goes on.
        shop.line().once("POST", "/orders/ORD00116/cancellation", Fault::LostAnswer);
        desk.cancels_all(15);
        desk.reads("15 commandes annulées");
        desk.reads("503,00 €");
        let ledger = shop.ledger();
        for index in (0..30_usize).filter(|index| index % 3 != 0) {
            let (number, cents) =
                (format!("ORD{:05}", 100 + index), 2_000 + 100 * i64::try_from(index).expect("small"));
            let is_stopped = matches!(index, 1 | 13 | 26 | 28 | 29);
            let (notes, pending) = if is_stopped { (vec![], 0) } else { (vec![cents], cents) };
            assert_eq!((ledger.credit_notes(&number), ledger.pending(&number)), (notes, pending), "{number}");
            let requests = ledger.operations(&number).iter().filter(|kind| *kind == "request_cancellation").count();
            assert_eq!(requests, usize::from(!is_stopped), "{number}");
            let holder = match index {
                1 => Some("Ben Morel"),
                13 => Some("Awa Diallo"),
                _ => None,
            };
            assert_eq!(ledger.holder(&number).as_deref(), holder, "{number}");
        }
        desk.press(&link("Passer aux remboursements"));
        desk.sees(&heading("À terminer"));
        desk.sees(&row("ORD00102").saying("Rembourser : HiPay"));
    });
}

#[test]
fn a_line_that_goes_down_interrupts_and_what_waits_goes_on_from_where_it_is() {
    journey_on_a_bad_line(&three(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.picks_all();
        desk.checks_all(3);
        desk.reads("3 commandes peuvent être annulées");
        shop.line().once("POST", "/orders/ORD00124/cancellation/confirm", Fault::Lost);
        // The last in the list.
        shop.line().always("GET", "/orders/ORD00123", Fault::Lost);
        desk.cancels_all(3);
        desk.reads("Le serveur n’a pas répondu");
        desk.reads("2 sur 3");
        assert_eq!(shop.ledger().step("ORD00124"), "refunding");
        assert_eq!(shop.ledger().step("ORD00123"), "cancellable");
        desk.keeps_a_focus();
        shop.line().mend();
        desk.press(&button("Reprendre"));
        desk.reads("3 commandes annulées");
        assert_eq!(standing(shop, &THREE), vec![("refunding".to_owned(), None); 3]);
    });
}

#[test]
fn who_leaves_holds_nothing_and_has_cancelled_nothing() {
    journey(&three(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.picks_all();
        desk.checks_all(3);
        desk.reads("3 commandes peuvent être annulées");
        assert_eq!(shop.ledger().holder("ORD00123").as_deref(), Some("Awa Diallo"));
        desk.press(&button("Laisser ORD00124"));
        desk.sees(&row("ORD00124").saying("Laissée : rien n’est annulé"));
        desk.reads("2 commandes peuvent être annulées");
        desk.press(&button("Quitter sans annuler"));
        desk.reads("Aucune commande n’a été annulée");
        desk.keeps_a_focus();
        assert_eq!(standing(shop, &THREE), left(3));
        desk.press(&button("Fermer"));
        desk.sees(&heading("Liste des commandes"));
        desk.no_longer_sees(&link("Annuler ensemble").in_part());
    });
}

#[test]
fn an_order_whose_total_changed_meanwhile_is_not_cancelled_and_is_agreed_to_anew() {
    journey(&three(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.picks_all();
        desk.checks_all(3);
        desk.reads("94,80 €");
        desk.has_issued_two_mugs("ORD00124", false);
        desk.cancels_all(3);
        desk.reads("2 commandes annulées");
        desk.sees(&row("ORD00124").saying("Le total a changé depuis votre accord"));
        assert_eq!(standing(shop, &["ORD00124"]), left(1));
        desk.press(&button("Réessayer la commande arrêtée"));
        desk.reads("1 commande peut être annulée");
        desk.press(&button("Annuler cette commande"));
        desk.reads("Sélectionnez le moyen de contact");
        desk.press(&radio("E-mail"));
        desk.press(&button("Annuler cette commande"));
        desk.reads("3 commandes annulées");
        assert_eq!(shop.ledger().step("ORD00124"), "refunding");
    });
}

#[test]
fn who_may_only_look_cancels_nothing_together() {
    journey(&three(), |shop| {
        let desk = shop.accountant("Inès Petit");
        desk.press(&checkbox("Tout sélectionner"));
        desk.sees(&button("Copier les numéros"));
        desk.no_longer_sees(&button("Annuler ensemble"));
    });
}

#[test]
fn the_keyboard_leads_from_the_list_to_the_end() {
    journey(&three(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.press(&checkbox("Tout sélectionner"));
        desk.focuses(&button("Annuler ensemble"));
        desk.key(Key::Enter);
        desk.has_focus_on(&heading("Annuler ensemble"));
        desk.tab_to(&button("Vérifier les 3 commandes"));
        desk.key(Key::Enter);
        desk.reads("3 commandes peuvent être annulées");
        desk.has_focus_on(&radio("Téléphone"));
        // Choosing decides nothing.
        desk.key(Key::Space);
        desk.key(Key::Enter);
        assert_eq!(shop.ledger().step("ORD00123"), "cancellable");
        desk.tab_to(&button("Annuler ces 3 commandes"));
        desk.key(Key::Enter);
        desk.reads("3 commandes annulées");
        desk.has_focus_on(&link("Passer aux remboursements"));
        desk.opens_order("ORD00123");
        desk.finds_off(&modification());
    });
}
