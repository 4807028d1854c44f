//! The form's place on the order's page: the way in.

use leptos::prelude::*;

use super::FormStore;
use crate::domain::action::OrderAction;
use crate::ui::kit::{Button, FieldIds};
use crate::ui::language::{self, Word};
use crate::ui::reactive::{live_if, memo_bool};
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::action_button::ObstacleNote;
use crate::ui::screens::order::store::{Holder, OrderStore};

/// *Ajouter une note de crédit*, or why that isn't possible.
#[component]
pub fn AddCreditNote() -> impl IntoView {
    let store = OrderStore::expect();
    let (credit, dialogs) = (FormStore::expect(), Dialogs::expect());
    let disabled = Signal::derive(move || store.obstacle(OrderAction::IssueCreditNote).is_some());
    let has_draft = memo_bool(move || credit.of(|form| !form.is_empty()));
    let holder = store.holder();
    let reason = live_if(move || {
        let is_held = matches!(holder.get(), Holder::Another(_));
        let creditable = credit.creditable().filter(|_| !is_held && !store.allows(OrderAction::IssueCreditNote));
        let word: Word = match creditable {
            Some(creditable) if creditable.detail.amounts.refundable_by_notes().is_zero() => {
                match creditable.detail.amounts.pending.is_zero() {
                    true => |texts| texts.credit_note_form.nothing_left,
                    // Money that is on its way is not left for another note, and not back yet either.
                    false => |texts| texts.credit_note_form.all_credited,
                }
            }
            // What only a gift card holds comes back another way, and that way is said.
            Some(creditable) if creditable.case().keeps_gift_cards_out() => {
                |texts| texts.credit_note_form.only_gift_card
            }
            _ => return Some(view! { <ObstacleNote action=OrderAction::IssueCreditNote/> }.into_any()),
        };
        Some(view! { <p class="quiet">{language::text(word)}</p> }.into_any())
    });
    let words = live_if(move || {
        let words = if has_draft.get() { t!(credit_note_form.resume) } else { t!(credit_note_form.add) };
        Some(words.into_any())
    });
    let id = FieldIds::fresh().hint;
    view! {
        <div class="add-credit-note">
            <Button disabled described_by=id.clone() on_press=Callback::new(move |()| dialogs.show(OpenDialog::CreditNote))>{words}</Button>
            <div id=id>{reason}</div>
        </div>
    }
}
