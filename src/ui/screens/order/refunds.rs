//! The transaction pop-in: a card per refund, for the steps *Open the transaction* and *Settle the refund*. A
//! cancellation shows the cards as one of its steps; a credit note's refunds have this pop-in of their own.

mod after_mistake;
mod begun_before;
mod by_hand;
mod destination;
mod facts;
mod hindrances;
mod impossible;
mod maybe_made;
mod outcome_drafts;
mod outcome_question;
mod page_draft;
mod page_reading;
mod portal;
mod reference_hint;
mod take_over;
mod taken_by_another;
mod task_card;
mod tasks;
mod void_question;
mod waiting_notice;
mod waits_for_anyone;
mod way_form;
mod way_said;
mod ways_on;
mod what_to_look_for;

use leptos::prelude::*;

pub use maybe_made::MaybeMade;
pub use outcome_drafts::{OutcomeDraft, OutcomeDrafts};
pub use tasks::RefundTasks;
pub use waiting_notice::RefundsNotice;
pub use ways_on::WaysOn;

use super::open_dialog::{Dialogs, OpenDialog};
use super::parts::lost_focus::REST_ON;
use super::parts::pop_in::PopIn;
use super::parts::whose::whose;
use super::store::{OrderStore, waiting_refunds};
use crate::domain::help::HelpTopic;
use crate::ui::kit::{Button, Dialog, DialogActions};
use crate::ui::reactive::live_if;
use crate::ui::screens::help::article::help_of;

/// The pop-in outside of a cancellation. It closes by itself when all is settled; the page then says so.
#[component]
pub fn RefundDialog() -> impl IntoView {
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    view! {
        <Dialog
            open=dialogs.shows(OpenDialog::Refunds)
            title=t_signal!(refunds.title)
            about=whose()
            on_close
            wide=true
            rest_on=REST_ON
            help=help_of(|| HelpTopic::Refund)
        >
            <PopIn>
                <Notes/>
                <RefundTasks/>
                <DialogActions>
                    <p class="quiet close-hint">{t!(refunds.close_hint)}</p>
                    <Button on_press=on_close>{t!(kit.close)}</Button>
                </DialogActions>
            </PopIn>
        </Dialog>
    }
}

/// The numbers of the notes whose money goes back. What was paid beyond the price says so on its card.
#[component]
fn Notes() -> impl IntoView {
    let store = OrderStore::expect();
    live_if(move || {
        let order = store.order()?;
        let numbers = waiting_refunds(&order).filter_map(|task| task.cause.credit_note());
        let mut numbers: Vec<&str> = numbers.map(|number| number.0.as_str()).collect();
        numbers.dedup();
        let numbers = Some(numbers.join(", ")).filter(|numbers| !numbers.is_empty())?;
        Some(view! { <p class="quiet">{t!(refunds.of_notes)} " " <bdi>{numbers}</bdi></p> }.into_any())
    })
}
