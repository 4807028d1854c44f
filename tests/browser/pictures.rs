//! The pictures of the README, of the desk as it is: `AVOIR_PICTURES=FOLDER cargo xtask e2e -- --ignored pictures`.

use std::env;
use std::fs;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::desk::Desk;
use crate::desk::procedure::modification;
use crate::harness::journey_with_demo_orders;
use crate::harness::keys::Key;
use crate::harness::things::{button, heading, link, switch};

#[test]
#[ignore = "takes the README's pictures instead of testing"]
fn the_readme_shows_the_desk_as_it_is() {
    let folder = PathBuf::from(env::var_os("AVOIR_PICTURES").expect("AVOIR_PICTURES names the folder to save them in"));
    fs::create_dir_all(&folder).expect("the folder can be made");
    journey_with_demo_orders(200, |shop| {
        let desk = shop.agent("Camille Martin");
        desk.browser().resize(1280, 800);
        desk.sees(&link("MOD : ouvrir").in_part());
        take(&desk, &folder.join("list.png"));
        desk.browser().go("/orders?status=awaiting_print&payment=paid&provider=hipay");
        desk.sees(&heading("Liste des commandes"));
        desk.sees(&link("MOD : ouvrir").in_part());
        // The first of them, as by keyboard.
        desk.browser().write("/");
        desk.keys(&[Key::Down, Key::Enter]);
        desk.sees(&modification());
        desk.cancels();
        desk.sees(&button("Ouvrir HiPay"));
        take(&desk, &folder.join("transaction.png"));
        desk.browser().go("/orders?status=shipped&payment=paid&provider=hipay");
        desk.sees(&heading("Liste des commandes"));
        desk.sees(&link("MOD : ouvrir").in_part());
        desk.browser().write("/");
        desk.keys(&[Key::Down, Key::Enter]);
        desk.press(&button("Ajouter une note de crédit"));
        desk.press(&switch("Montant payé"));
        desk.sees(&button("sur HiPay").in_part());
        take(&desk, &folder.join("credit_note.png"));
    });
}

fn take(desk: &Desk, file: &PathBuf) {
    desk.browser().stands_still().expect("a page that comes to rest");
    let picture = desk.browser().screenshot().expect("a picture");
    fs::write(file, BASE64.decode(picture).expect("base 64")).expect("the folder can be written");
}
