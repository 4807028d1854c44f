//! Orders that are picked together, and the list as a file.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::harness::journey;
use crate::harness::orders::{order, sixty};
use crate::harness::things::{button, checkbox, group, row};

/// The file that is saved there, once it is whole.
fn saved(file: &Path) -> String {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        match fs::read_to_string(file) {
            Ok(text) if !text.is_empty() => return text,
            _ => assert!(Instant::now() < deadline, "{} was not saved", file.display()),
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn picked_orders_are_counted_summed_and_copied() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.press(&checkbox("Sélectionner ORD00101"));
        desk.press(&checkbox("Sélectionner ORD00103"));
        let bar = group("Sélection");
        desk.sees(&bar);
        desk.reads("2 commandes sélectionnées");
        desk.reads("44,00 €");
        desk.press(&button("Copier les numéros"));
        desk.reads("2 numéros copiés");
        assert_eq!(desk.clipboard(), "ORD00101\nORD00103");
        // Another sort shows the same orders.
        desk.press(&button("Total"));
        desk.is_at("/orders?sort=total_up");
        desk.reads("2 commandes sélectionnées");
        desk.press(&button("Tout désélectionner"));
        desk.no_longer_sees(&bar);
    });
}

#[test]
fn the_list_is_exported_to_its_end_and_harmless() {
    let mut orders = sixty();
    orders.push(
        order("ORD00400").customer("=HYPERLINK(\"x\")").email("claire@example.com").placed_at("2026-11-21T08:00:00Z"),
    );
    journey(&orders, |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00400"));
        let folder = shop.folder();
        desk.browser().saves_in(&folder);
        desk.press(&button("Affichage"));
        desk.press(&button("Exporter en CSV"));
        desk.reads("61 commandes exportées");
        let text = saved(&folder.join("commandes.csv"));
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
        let heading = "Commande,Date,Client,E-mail,Total,Devise,Prestataire,Paiement,Annulation,MOD ON,État logistique";
        assert_eq!((lines.len(), lines[0]), (63, heading));
        let first = "ORD00400,2026-11-21 09:00:00,\"'=HYPERLINK(\"\"x\"\")\",claire@example.com,31.60,EUR,HiPay,Payée,\
            Annulable,,En attente d’impression";
        assert_eq!(lines[1], first);
        assert!(lines[61].starts_with("ORD00159,"), "{}", lines[61]);
    });
}
