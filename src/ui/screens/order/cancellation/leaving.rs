//! The ways out of the pop-in: leaving MOD, and only putting the pop-in away.

use leptos::prelude::*;

use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::ui::kit::{Button, ButtonKind, TimeView};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::open_dialog::Dialogs;
use crate::ui::screens::order::parts::action_button::CommandButton;
use crate::ui::screens::order::store::OrderStore;

/// *Quitter MOD*
#[component]
pub fn LeaveButton(#[prop(optional)] kind: ButtonKind, #[prop(optional)] autofocus: bool) -> impl IntoView {
    view! {
        <CommandButton command=OrderCommand::CloseModification kind autofocus>
            {t!(cancellation.leave)}
        </CommandButton>
    }
}

/// What becomes of the order by each way out, for who can leave it, and how long it is theirs.
#[component]
pub fn LeaveHint() -> impl IntoView {
    let store = OrderStore::expect();
    let order = store.part(|one, other| one.lease == other.lease && one.allowed_actions == other.allowed_actions);
    live_if(move || {
        let order = order.get()?;
        let at = order.lease.as_ref()?.expires_at;
        order.allowed_actions.contains(&OrderAction::CloseModification).then(|| {
            view! {
                <p class="quiet">
                    {t!(cancellation.closing)} " " <TimeView at/> ". " {t!(cancellation.leaving)}
                </p>
            }
            .into_any()
        })
    })
}

/// *Fermer*: puts the pop-in away and changes nothing.
#[component]
pub fn CloseButton(#[prop(optional)] kind: ButtonKind, #[prop(optional)] autofocus: bool) -> impl IntoView {
    let dialogs = Dialogs::expect();
    let close = Callback::new(move |()| dialogs.put_away());
    view! { <Button kind on_press=close autofocus>{t!(kit.close)}</Button> }
}
