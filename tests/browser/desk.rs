//! An agent at the desk. What is done here reads like the procedure: see, press, type, wait for what comes.

pub mod credit_form;
pub mod credit_notes;
pub mod procedure;

use std::rc::Rc;

use serde_json::json;

use crate::harness::browser::Browser;
use crate::harness::keys::Key;
use crate::harness::shop::Shop;
use crate::harness::things::{Condition, Thing, button, dialog, group, heading, textbox};

pub struct Desk {
    browser: Rc<Browser>,
    token: String,
}

impl Desk {
    pub const fn new(browser: Rc<Browser>, token: String) -> Self {
        Self { browser, token }
    }

    pub fn agent(&self) -> &str {
        &self.browser.name
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    #[track_caller]
    pub fn sign_in(&self) {
        self.browser.go("/");
        self.sees(&heading("Se connecter"));
        self.gives_token();
        self.sees(&heading("Liste des commandes"));
    }

    /// Types the token where it is asked for.
    #[track_caller]
    pub fn gives_token(&self) {
        self.write(&textbox("Jeton d'accès"), &self.token);
        self.key(Key::Enter);
    }

    #[track_caller]
    pub fn sees(&self, thing: &Thing) {
        self.browser.wait(&Condition::Seen { thing });
    }

    #[track_caller]
    pub fn no_longer_sees(&self, thing: &Thing) {
        self.browser.wait(&Condition::Gone { thing });
    }

    #[track_caller]
    pub fn reads(&self, text: &str) {
        self.browser.wait(&Condition::Reads { text });
    }

    #[track_caller]
    pub fn no_longer_reads(&self, text: &str) {
        self.browser.wait(&Condition::SilentOn { text });
    }

    /// It is there, and can't be used.
    #[track_caller]
    pub fn finds_disabled(&self, thing: &Thing) {
        self.browser.wait(&Condition::Disabled { thing });
    }

    #[track_caller]
    pub fn finds_off(&self, thing: &Thing) {
        self.browser.wait(&Condition::Off { thing });
    }

    #[track_caller]
    pub fn has_focus_on(&self, thing: &Thing) {
        self.browser.wait(&Condition::Focused { thing });
    }

    /// The first of such things says this.
    #[track_caller]
    pub fn finds_first(&self, thing: &Thing, text: &str) {
        self.browser.wait(&Condition::First { thing, text });
    }

    #[track_caller]
    pub fn counts(&self, thing: &Thing, count: usize) {
        self.browser.wait(&Condition::Counts { thing, count });
    }

    #[track_caller]
    pub fn finds_in(&self, thing: &Thing, text: &str) {
        self.browser.wait(&Condition::Holding { thing, text });
    }

    #[track_caller]
    pub fn is_at(&self, address: &str) {
        self.browser.wait(&Condition::At { address });
    }

    /// Whatever closed or changed, the focus is on something.
    #[track_caller]
    pub fn keeps_a_focus(&self) {
        self.browser.wait(&Condition::FocusKept);
    }

    #[track_caller]
    pub fn press(&self, thing: &Thing) {
        self.browser.click(thing, 1);
    }

    #[track_caller]
    pub fn double_click(&self, thing: &Thing) {
        self.browser.click(thing, 2);
    }

    #[track_caller]
    pub fn key(&self, key: Key) {
        if key == Key::Enter {
            self.has_read_the_step();
        }
        self.browser.press(key);
    }

    /// What has just come is decided by no key, and chosen by none.
    #[track_caller]
    pub fn has_read_the_step(&self) {
        self.browser.wait(&Condition::StepRead);
    }

    #[track_caller]
    pub fn key_with_control(&self, key: Key) {
        self.has_read_the_step();
        self.browser.press_with_control(key);
    }

    #[track_caller]
    pub fn key_with_shift(&self, key: Key) {
        self.browser.press_with_shift(key);
    }

    /// One of the logistic statuses above the list, with however many orders are in it.
    pub fn facet(status: &str) -> Thing {
        button(status).in_part().within(group("État logistique"))
    }

    #[track_caller]
    pub fn keys(&self, keys: &[Key]) {
        keys.iter().for_each(|key| self.browser.press(*key));
    }

    /// Types into a field.
    #[track_caller]
    pub fn write(&self, field: &Thing, text: &str) {
        self.press(field);
        self.browser.write(text);
    }

    /// Pastes a text into a field, by the keys for it.
    #[track_caller]
    pub fn pastes(&self, field: &Thing, text: &str) {
        self.press(field);
        self.browser.ask(&json!({ "ask": "copy", "text": text }));
        self.browser.write_with_control('v');
    }

    /// Takes out what is in a field.
    #[track_caller]
    pub fn empties(&self, field: &Thing) {
        self.press(field);
        self.browser.select_all();
        self.key(Key::Delete);
        self.finds_in(field, "");
    }

    /// Says so in the header: the desk speaks English from now on.
    #[track_caller]
    pub fn speaks_english(&self) {
        self.press(&button("English"));
    }

    /// Chooses from a native list by the beginning of an option's words.
    #[track_caller]
    pub fn choose(&self, list: &Thing, option: &str) {
        self.press(list);
        self.browser.write(option);
        self.key(Key::Enter);
    }

    /// Goes on with Tab until the focus is there.
    #[track_caller]
    pub fn tab_to(&self, thing: &Thing) {
        self.sees(thing);
        let aim = thing.to_string();
        let reached = (0..60).any(|_| {
            self.key(Key::Tab);
            self.browser.ask(&json!({ "ask": "is", "condition": Condition::Focused { thing } })) == json!(true)
        });
        assert!(reached, "Tab never leads to {aim}\n{}", self.browser.picture());
    }

    /// Puts the focus there without a click, as whoever comes by keyboard.
    #[track_caller]
    pub fn focuses(&self, thing: &Thing) {
        self.sees(thing);
        self.browser.ask(&json!({ "ask": "set_focus", "thing": thing }));
        self.has_focus_on(thing);
    }

    /// The fields of what is in front, by their place in it.
    #[track_caller]
    pub fn fields_in_front(&self) -> std::ops::Range<u64> {
        0..self.browser.ask(&json!({ "ask": "fields" })).as_u64().expect("a number")
    }

    /// Puts the focus into one of them.
    #[track_caller]
    pub fn set_focus_on_field(&self, index: u64) {
        self.browser.ask(&json!({ "ask": "set_focus_on_field", "index": index }));
    }

    /// From now on the page is not read again by itself, so that what it shows surely is old in a moment.
    #[track_caller]
    pub fn reads_nothing_again(&self) {
        self.browser.run("for (let id = setTimeout(() => {}); id > 0; id--) clearInterval(id);");
    }

    /// Nobody is signed in any more, and the page finds out by what it does next.
    #[track_caller]
    pub fn is_signed_out_unnoticed(&self, shop: &Shop) {
        self.browser.rests();
        self.reads_nothing_again();
        // A read that had begun still finds somebody.
        self.browser.rests();
        shop.ledger().end_all_sessions();
    }

    /// Comes back to the page from elsewhere, on which it is read again.
    #[track_caller]
    pub fn returns_to_the_page(&self) {
        self.browser.run("setTimeout(() => window.dispatchEvent(new Event('online')));");
    }

    #[track_caller]
    pub fn reload(&self) {
        self.browser.reload();
    }

    /// What the clipboard holds.
    #[track_caller]
    pub fn clipboard(&self) -> String {
        self.browser.ask(&json!({ "ask": "clipboard" })).as_str().expect("a text").to_owned()
    }

    /// Who or what has the focus, in words.
    #[track_caller]
    pub fn focus(&self) -> String {
        self.browser.ask(&json!({ "ask": "focus" })).as_str().expect("a text").to_owned()
    }

    /// The texts of all such things, in their order on the screen.
    #[track_caller]
    pub fn texts(&self, thing: &Thing) -> Vec<String> {
        serde_json::from_value(self.browser.ask(&json!({ "ask": "texts", "thing": thing }))).expect("a list of texts")
    }

    /// That the screen, as it is, fits its window and that all its controls can be hit.
    #[track_caller]
    pub fn finds_nothing_too_wide_or_too_small(&self) {
        let wrong = self.browser.ask(&json!({ "ask": "layout" }));
        assert_eq!(wrong, json!([]), "{}", self.browser.picture());
    }

    /// That what has the focus is in view, wherever Tab goes (WCAG 2.4.11).
    #[track_caller]
    pub fn sees_whatever_it_tabs_to(&self) {
        for _ in 0..20 {
            self.key(Key::Tab);
            let cover = self.browser.ask(&json!({ "ask": "cover_of_focus" }));
            assert_eq!(cover, json!(null), "{} is covered\n{}", self.focus(), self.browser.picture());
        }
    }

    /// That a dialog is open which has a name and the focus, and that Tab does not leave it.
    #[track_caller]
    pub fn is_held_by_dialog(&self, title: &str) {
        self.sees(&dialog(title));
        self.browser.wait(&Condition::FocusInDialog);
        for _ in 0..20 {
            self.key(Key::Tab);
            let place = self.browser.ask(&json!({ "ask": "focus_in_dialog" }));
            assert!(place == "inside" || place == "nothing", "Tab leaves «{title}» for {place}");
        }
    }
}
