//! The steps *Vérifier la possibilité d'annuler la commande* and *Impossible d'annuler la commande*.

use leptos::prelude::*;

use super::leaving::LeaveButton;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::cancellation::Cancellation;
use crate::domain::canned_reply::ReplyKind;
use crate::ui::kit::{ButtonKind, DialogActions};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_text};
use crate::ui::screens::order::parts::action_button::{CommandButton, ObstacleNote};
use crate::ui::screens::order::parts::replies::ReplyOfKind;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn CheckStep() -> impl IntoView {
    let language = Language::expect();
    let order = OrderStore::expect().part(|one, other| one.not_cancellable == other.not_cancellable);
    let explained = live(move || match order.get().and_then(|order| order.not_cancellable) {
        None => view! { <p>{t!(cancellation.check.explained)}</p> }.into_any(),
        Some(reason) => {
            let reason = live_text(move || (language.texts().domain.not_cancellable)(reason).to_owned());
            view! {
                <p>
                    {t!(cancellation.check.known)} {t!(order.colon)} " " <strong>{reason}</strong> ". "
                    {t!(cancellation.check.known_then)}
                </p>
            }
            .into_any()
        }
    });
    view! {
        {explained}
        <ObstacleNote action=OrderAction::CheckCancellation/>
        <DialogActions>
            <LeaveButton kind=ButtonKind::Quiet/>
            <CommandButton command=OrderCommand::CheckCancellation kind=ButtonKind::Primary autofocus=true>
                {t!(cancellation.check.action)}
            </CommandButton>
        </DialogActions>
    }
}

#[component]
pub fn ImpossibleStep() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let reason = live_text(move || match store.order().as_deref().map(|order| &order.cancellation) {
        Some(Cancellation::NotCancellable { reason }) => (language.texts().domain.not_cancellable)(*reason).to_owned(),
        _ => String::new(),
    });
    view! {
        <p>
            {t!(cancellation.check.because)} {t!(order.colon)} " " <strong>{reason}</strong>
        </p>
        <p>{t!(cancellation.check.then)}</p>
        <h3 class="dialog-subtitle">{t!(cancellation.check.reply)}</h3>
        <ReplyOfKind kind=ReplyKind::CannotCancel/>
        <ObstacleNote action=OrderAction::CloseModification/>
        <DialogActions>
            <LeaveButton kind=ButtonKind::Primary autofocus=true/>
        </DialogActions>
    }
}
