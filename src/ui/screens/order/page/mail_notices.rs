//! The notices that a mail to the customer, or a reply for a ticket, did not go, or waits: what it means and what can be done about it.

use leptos::prelude::*;

use crate::api::messages::ResendMailBody;
use crate::api::order_detail::{OrderDetail, SentMessage};
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::mail_delivery::{MailDelivery, MailTrouble};
use crate::domain::timestamp::Timestamp;
use crate::ui::kit::{Button, CopyButton, DateTimeView, Notice, NoticeTone, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::action_button::CommandButton;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn MailNotices() -> impl IntoView {
    let store = OrderStore::expect();
    let order = store.part(|one, other| {
        let is_same =
            |action: &OrderAction| one.allowed_actions.contains(action) == other.allowed_actions.contains(action);
        one.messages == other.messages && is_same(&OrderAction::ResendMail) && is_same(&OrderAction::GiveUpMail)
    });
    live_if(move || {
        let order = order.get()?;
        let is_over = |said: &SentMessage| said.delivery.is_not_sent() && !order.is_to_settle(said);
        let mails = (0..).zip(&order.messages).filter(|(_, said)| !is_over(said));
        Some(mails.filter_map(|(place, mail)| notice(&order, mail.clone(), place)).collect_view().into_any())
    })
}

/// What there is to say of a mail; nothing where all is well.
fn notice(order: &OrderDetail, mail: SentMessage, place: u32) -> Option<AnyView> {
    let (language, is_reply) = (Language::expect(), mail.ticket.is_some());
    match mail.delivery.clone() {
        MailDelivery::NotSent { trouble, answer, .. } => {
            // Only the text of whoever is gone is left to copy once personal data is erased, which is none.
            let actions = actions(order, mail.body, place);
            let actions = move || actions;
            let title = Signal::derive(move || (language.texts().order.mail.not_sent)(is_reply).to_owned());
            let (to, subject) = (mail.to, mail.subject);
            let notice = view! {
                <Notice tone=NoticeTone::Error title actions>
                    <WhatMail to subject/>
                    <WhatWentWrong trouble answer is_reply/>
                    <p>{words(move |language| (language.texts().order.mail.to_do)(trouble, is_reply))}</p>
                </Notice>
            };
            Some(notice.into_any())
        }
        MailDelivery::Waiting { trouble, answer, next_try, .. } => {
            let (to, subject) = (mail.to, mail.subject);
            let title = Signal::derive(move || (language.texts().order.mail.waiting)(is_reply).to_owned());
            let notice = view! {
                <Notice tone=NoticeTone::Info title>
                    <WhatMail to subject/>
                    <WhatWentWrong trouble answer is_reply/>
                    <NextTry trouble next_try/>
                </Notice>
            };
            Some(notice.into_any())
        }
        MailDelivery::Ready { .. }
        | MailDelivery::Sending
        | MailDelivery::Written { .. }
        | MailDelivery::HandedOver { .. }
        | MailDelivery::GivenUp { .. }
        | MailDelivery::TakenBack { .. }
        | MailDelivery::Unknown => None,
    }
}

fn actions(order: &OrderDetail, text: String, place: u32) -> Option<AnyView> {
    let dialogs = Dialogs::expect();
    let may = |action| order.allowed_actions.contains(&action);
    let resend = may(OrderAction::ResendMail).then(|| {
        let command = OrderCommand::ResendMail(ResendMailBody { message: place });
        view! { <CommandButton command>{t!(order.mail.resend)}</CommandButton> }
    });
    let give_up = may(OrderAction::GiveUpMail).then(|| {
        let on_press = Callback::new(move |()| dialogs.show(OpenDialog::GiveUpMail(place)));
        view! { <Button on_press>{t!(order.mail.give_up_form)}</Button> }
    });
    let is_any = resend.is_some() || give_up.is_some();
    is_any.then(|| {
        view! {
            <CopyButton value=Signal::stored(text) label=t_signal!(order.mail.copy) wide=true/>
            {resend}
            {give_up}
        }
        .into_any()
    })
}

#[component]
fn WhatMail(to: String, subject: String) -> impl IntoView {
    view! {
        <p>
            <strong><Untrusted text=subject/></strong> " " {t!(order.messages.to)} {t!(order.colon)} " "
            <Untrusted text=to/>
        </p>
    }
}

#[component]
fn WhatWentWrong(trouble: MailTrouble, answer: String, is_reply: bool) -> impl IntoView {
    let said = (!answer.is_empty()).then(|| {
        view! { <p class="quiet">{t!(order.mail.answer)} {t!(order.colon)} " " <Untrusted text=answer/></p> }
    });
    view! {
        <p>{words(move |language| (language.texts().order.mail.trouble)(trouble, is_reply))}</p>
        {said}
    }
}

#[component]
fn NextTry(trouble: MailTrouble, next_try: Timestamp) -> impl IntoView {
    let is_everyones = matches!(trouble, MailTrouble::Unreachable | MailTrouble::NoAnswer | MailTrouble::NotLetIn);
    view! {
        <p>
            {t!(order.mail.next_try)} " " <DateTimeView at=next_try/> ". "
            {is_everyones.then(|| t!(order.mail.tell_support))}
        </p>
    }
}

/// Words that follow the language.
fn words(word: impl Fn(Language) -> &'static str + Send + Sync + 'static) -> impl IntoView {
    let language = Language::expect();
    live_text(move || word(language).to_owned())
}
