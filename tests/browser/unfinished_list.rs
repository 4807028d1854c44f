//! À terminer: what somebody started and did not finish is found, and finished by whoever is there.

use crate::desk::procedure::modification;
use crate::harness::keys::Key;
use crate::harness::orders::order;
use crate::harness::things::{any, combobox, dialog, heading, link, row};
use crate::harness::{journey, journey_with_demo_orders};

#[test]
fn a_cancellation_left_by_one_agent_is_picked_up_by_another() {
    journey(&[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let ben = shop.agent("Ben Morel");
        awa.opens_order("ORD00123");
        awa.cancels();
        awa.escapes();
        awa.sees(&link("1 commande à terminer").in_part());
        awa.switches_mod_off();

        ben.press(&link("À terminer").in_part());
        ben.sees(&heading("À terminer"));
        ben.sees(&row("ORD00123").saying("Rembourser : HiPay"));
        ben.sees(&row("ORD00123").saying("Awa Diallo"));
        ben.press(&link("Reprendre ORD00123"));
        ben.sees(&dialog("Rembourser le client"));
        ben.refunds_at_hipay("R-1");
        ben.sends_the_mail();
        ben.escapes();
        ben.sees(&link("À terminer"));

        ben.press(&link("À terminer").within(crate::harness::things::any("main")));
        ben.reads("Tout est terminé");
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD00123"), ledger.step("ORD00123")), (3160, "finished".to_owned()));
    });
}

/// Two cancellations to finish: the refund of the first was begun, that of the second was not.
#[track_caller]
fn leaves_two_unfinished(awa: &crate::desk::Desk, noe: &crate::desk::Desk) {
    awa.opens_order("ORD00123");
    awa.cancels();
    awa.opens_portal_by(|| awa.key(Key::Enter), || {});
    awa.escapes();
    noe.opens_order("ORD00124");
    noe.cancels();
    noe.escapes();
}

#[test]
fn what_is_left_is_summed_and_told_apart_by_agent_and_by_what_is_missing() {
    journey(&[order("ORD00123"), order("ORD00124")], |shop| {
        let (awa, noe) = (shop.agent("Awa Diallo"), shop.agent("Noé Roux"));
        leaves_two_unfinished(&awa, &noe);
        let zoe = shop.agent("Zoé Martin");
        zoe.press(&link("À terminer").in_part());
        zoe.reads("Reste à rembourser : 63,20 €");
        zoe.sees(&row("ORD00123").saying("commencé par Awa Diallo"));
        zoe.sees(&row("ORD00123").saying("résultat à noter"));

        let (agent, missing) = (combobox("Agent"), combobox("Reste à faire"));
        zoe.choose(&agent, "Noé Roux");
        zoe.no_longer_sees(&row("ORD00123"));
        zoe.reads("Reste à rembourser : 31,60 €");
        zoe.choose(&missing, "Résultat à noter");
        zoe.reads("Rien de tel à terminer");
        zoe.choose(&agent, "Tous les agents");
        zoe.sees(&row("ORD00123"));
        zoe.no_longer_sees(&row("ORD00124"));
    });
}

#[test]
fn arrow_keys_go_through_the_rows_and_the_way_back_leads_here() {
    journey(&[order("ORD00123"), order("ORD00124")], |shop| {
        let (awa, noe) = (shop.agent("Awa Diallo"), shop.agent("Noé Roux"));
        leaves_two_unfinished(&awa, &noe);
        let zoe = shop.agent("Zoé Martin");
        zoe.press(&link("À terminer").in_part());
        zoe.has_focus_on(&heading("À terminer"));
        zoe.key(Key::Down);
        zoe.has_focus_on(&link("ORD00123"));
        zoe.key(Key::Down);
        zoe.has_focus_on(&link("ORD00124"));
        zoe.key(Key::Up);
        zoe.key(Key::Up);
        zoe.has_focus_on(&combobox("Agent"));
        zoe.focuses(&link("Reprendre ORD00123"));
        zoe.key(Key::Down);
        zoe.has_focus_on(&link("Reprendre ORD00124"));
        zoe.key(Key::Enter);
        // Noé has it on: she sees how far it is, who has it, and when she can go on.
        zoe.sees(&heading("Commande ORD00124"));
        let words = any("alert").saying("31,60 € restent à rembourser");
        zoe.sees(&words.clone().saying("Noé Roux modifie cette commande, jusqu'à"));
        zoe.sees(&words.saying("Vous pourrez continuer ensuite"));
        // Over a reload as well.
        zoe.reload();
        zoe.press(&link("À terminer").within(crate::harness::things::any("main")));
        zoe.sees(&heading("À terminer"));
    });
}

#[test]
fn what_others_do_leaves_the_focus_where_it_is() {
    journey(&["ORD00123", "ORD00124", "ORD00125", "ORD00126"].map(order), |shop| {
        let (awa, noe) = (shop.agent("Awa Diallo"), shop.agent("Noé Roux"));
        leaves_two_unfinished(&awa, &noe);
        let zoe = shop.agent("Zoé Martin");
        zoe.press(&link("À terminer").in_part());
        zoe.sees(&link("ORD00124"));
        for (place, order) in [(link("Reprendre ORD00124"), "ORD00125"), (combobox("Agent"), "ORD00126")] {
            zoe.focuses(&place);
            awa.has_issued_two_mugs(order, false);
            zoe.sees(&row(order));
            zoe.has_focus_on(&place);
            awa.opens_order(order);
            awa.resumes_the_refund();
            awa.refunds_at_hipay(&format!("R-{order}"));
            zoe.no_longer_sees(&row(order));
            zoe.has_focus_on(&place);
        }
        // A row that goes away leaves its place to the next.
        zoe.focuses(&link("Reprendre ORD00123"));
        awa.opens_order_at_its_refund("ORD00123");
        awa.says_refunded("R-ORD00123");
        awa.sends_the_mail();
        zoe.no_longer_sees(&row("ORD00123"));
        zoe.has_focus_on(&link("ORD00124"));
    });
}

#[test]
fn one_key_leads_from_what_is_finished_to_the_next_in_the_queue_and_to_the_search() {
    journey(&[order("ORD00123"), order("ORD00124")], |shop| {
        let desk = shop.agent("Awa Diallo");
        for number in ["ORD00123", "ORD00124"] {
            desk.has_issued_two_mugs(number, false);
        }
        desk.press(&link("À terminer").in_part());
        desk.press(&link("Reprendre ORD00123"));
        desk.refunds_at_hipay("R-1");
        desk.reads("Reste à prévenir le client");
        desk.sees(&link("Suivante à terminer : ORD00124"));
        desk.browser().write("j");
        desk.sees(&dialog("Rembourser le client"));
        desk.refunds_at_hipay("R-2");
        desk.reads("Reste à prévenir le client");
        // Nothing follows in the queue any more: the search does.
        desk.no_longer_sees(&link("Suivante à terminer").in_part());
        desk.browser().write("/");
        desk.has_focus_on(&any("searchbox"));
    });
}

#[test]
fn a_refund_begun_days_ago_names_its_day() {
    journey_with_demo_orders(200, |shop| {
        let noe = shop.visitor("Noé");
        noe.browser().go(&shop.sign_in_link("Noé"));
        noe.sees(&heading("Liste des commandes"));
        noe.press(&link("À terminer").in_part());
        noe.press(&link("Reprendre").in_part().within(row("résultat à noter")));
        noe.sees(&dialog("Rembourser le client"));
        noe.reads("Vous aviez déjà ouvert");
        let notice = noe.texts(&any("alert").saying("Commencé"))[0].clone();
        let begun = notice.split("Commencé").nth(1).expect("it says when");
        assert!(begun.contains(" 20"), "a year, and so a day: {begun}");
    });
}

#[test]
fn an_order_that_is_held_and_left_is_to_be_finished_and_says_what_becomes_of_it() {
    journey(&[order("ORD00123")], |shop| {
        let (awa, ben) = (shop.agent("Awa Diallo"), shop.agent("Ben Morel"));
        awa.opens_order("ORD00123");
        awa.comes_to_the_total();
        awa.escapes();
        ben.press(&link("À terminer").in_part());
        let held = row("ORD00123");
        ben.sees(&held.clone().saying("Annulation confirmée, à valider"));
        ben.sees(&held.clone().saying("Retenue à l'entrepôt jusqu'à"));
        ben.sees(&held.saying("Ensuite MOD repasse sur OFF, l'entrepôt reprend la commande"));
        awa.press(&modification());
        awa.sees(&link("À terminer"));
        ben.reload();
        ben.reads("Tout est terminé");
    });
}
