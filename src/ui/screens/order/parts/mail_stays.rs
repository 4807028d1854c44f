//! What was decided on a moment ago stays a while before it leaves: until then *Annuler l’envoi* makes it as if nothing was.

use leptos::html;
use leptos::prelude::*;

use crate::api::messages::TakeMailBackBody;
use crate::api::order_detail::{OrderDetail, SentMessage};
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::ui::kit::{Notice, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::live_if;
use crate::ui::screens::order::parts::action_button::CommandButton;
use crate::ui::screens::order::parts::lost_focus::give_back;
use crate::ui::screens::order::store::OrderStore;

/// The last mail or reply of the order that can be taken back, and its place among them.
pub fn staying(order: &OrderDetail) -> Option<(u32, &SentMessage)> {
    let may = order.allowed_actions.contains(&OrderAction::TakeMailBack);
    let mails = (0..).zip(&order.messages).filter(|(_, mail)| mail.delivery.leaves_at().is_some());
    mails.last().filter(|_| may)
}

/// Takes it back.
pub const fn taking_back(message: u32) -> OrderCommand {
    OrderCommand::TakeMailBack(TakeMailBackBody { message })
}

/// Nothing once it is leaving.
#[component]
pub fn MailStays() -> impl IntoView {
    let language = Language::expect();
    let order = OrderStore::expect().part(|one, other| staying(one) == staying(other));
    let place = NodeRef::<html::Div>::new();
    give_back(place, move || order.with(|order| order.as_ref().is_some_and(|order| staying(order).is_some())));
    let notice = live_if(move || {
        let order = order.get()?;
        let (place, mail) = staying(&order)?;
        let is_reply = mail.ticket.is_some();
        let title = Signal::derive(move || (language.texts().order.mail.stays)(is_reply).to_owned());
        let actions = move || {
            view! {
                <CommandButton command=taking_back(place)>
                    {t!(order.mail.take_back)} " " <kbd class="key" aria-hidden="true">{"Ctrl Z"}</kbd>
                </CommandButton>
            }
        };
        let to = mail.to.clone();
        let notice = view! {
            <Notice title actions>
                <p>{t!(order.messages.to)} {t!(order.colon)} " " <Untrusted text=to/></p>
            </Notice>
        };
        Some(notice.into_any())
    });
    view! { <div class="mail-stays" node_ref=place>{notice}</div> }
}
