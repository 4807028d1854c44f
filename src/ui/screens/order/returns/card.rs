//! One return on the order's page: what comes back and why, how far it is, and what can be done about it.

use leptos::prelude::*;

use super::print_label::PrintLabel;
use crate::api::order_detail::OrderDetail;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::returns::{OrderReturn, ReturnLine, ReturnState, label};
use crate::ui::kit::{Badge, BadgeTone, Button, CopyButton, DateTimeView, Untrusted};
use crate::ui::language::Language;
use crate::ui::navigator::RouteLink;
use crate::ui::reactive::live_text;
use crate::ui::route::Route;
use crate::ui::screens::order::credit_note_form::FormStore;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::action_button::CommandButton;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn ReturnCard<'a>(order: &'a OrderDetail, back: &'a OrderReturn) -> impl IntoView {
    let language = Language::expect();
    let OrderReturn { number, registered_at, registered_by, state, window_overruled, .. } = back.clone();
    let tone = match state {
        ReturnState::Registered => BadgeTone::Warning,
        ReturnState::Received { .. } => BadgeTone::Accent,
        ReturnState::Closed { .. } => BadgeTone::Success,
        ReturnState::Withdrawn { .. } => BadgeTone::Neutral,
    };
    let named = state.clone();
    let lines = back.lines.iter().map(|line| line_view(order, back, line)).collect_view();
    let overruled = window_overruled.map(|reason| {
        view! { <p class="quiet">{t!(returns.overruled)} " " <Untrusted text=reason/></p> }
    });
    let withdrawn = match state {
        ReturnState::Withdrawn { reason, .. } => {
            Some(view! { <p class="quiet">{t!(returns.withdrawn_because)} " " <Untrusted text=reason/></p> })
        }
        _ => None,
    };
    let beyond = order.case().refunded_beyond(back);
    let beyond = (beyond > 0).then(|| {
        view! { <p class="return-beyond">{live_text(move || (language.texts().returns.beyond)(beyond))}</p> }
    });
    view! {
        <li class="return">
            <div class="return-head">
                <strong><Untrusted text=number.0.clone()/></strong>
                <Badge tone>{live_text(move || (language.texts().returns.state)(&named).to_owned())}</Badge>
                <span class="quiet">
                    <DateTimeView at=registered_at/> " " {t!(credit_note.by)} " " <Untrusted text=registered_by/>
                </span>
            </div>
            <ul class="return-lines">{lines}</ul>
            {overruled}
            {withdrawn}
            {notes(order, back)}
            {beyond}
            {deeds(order, back)}
        </li>
    }
}

fn line_view(order: &OrderDetail, back: &OrderReturn, line: &ReturnLine) -> AnyView {
    let language = Language::expect();
    let title = order.order.item_title(&line.line).to_owned();
    let (reason, action, quantity) = (line.reason.text.clone(), line.action.text.clone(), line.quantity);
    let received = back.received(&line.line).map(|found| {
        let (sound, damaged, missing) = (found.sound, found.damaged, found.missing);
        let words = live_text(move || (language.texts().returns.received)(sound, damaged, missing));
        view! { <span class="quiet">{words}</span> }
    });
    view! {
        <li>
            <span>{quantity} " × " <Untrusted text=title/></span>
            <span>
                {live_text(move || format!("{} → {}", reason.of(language.locale()), action.of(language.locale())))}
            </span>
            {received}
        </li>
    }
    .into_any()
}

/// The credit notes that are about it.
fn notes(order: &OrderDetail, back: &OrderReturn) -> Option<AnyView> {
    let notes = order.credit_notes.iter().filter(|note| note.for_return.as_ref() == Some(&back.number));
    let link = |number: CreditNoteNumber| {
        let to = Route::Note(order.order.number.clone(), number.clone());
        view! { " " <RouteLink to><Untrusted text=number.0/></RouteLink> }.into_any()
    };
    let links: Vec<AnyView> = notes.map(|note| link(note.number.clone())).collect();
    (!links.is_empty()).then(|| view! { <p class="quiet">{t!(returns.credited_by)} {links}</p> }.into_any())
}

/// What can be done about it now, the next step first.
fn deeds(order: &OrderDetail, back: &OrderReturn) -> Option<AnyView> {
    let (dialogs, store, form) = (Dialogs::expect(), OrderStore::expect(), FormStore::expect());
    let may = |action| order.allowed_actions.contains(&action);
    let shows = move |dialog: OpenDialog| Callback::new(move |()| dialogs.show(dialog.clone()));
    let receive = (back.can_be_received() && may(OrderAction::ReceiveReturn)).then(|| {
        let on_press = shows(OpenDialog::ReceiveReturn(back.number.clone()));
        view! { <Button on_press>{t!(returns.receive)}</Button> }
    });
    let to_credit = back.state.is_open() && back.to_credit().next().is_some();
    let credit = (to_credit && may(OrderAction::IssueCreditNote)).then(|| {
        let back = back.clone();
        let on_press = Callback::new(move |()| {
            form.fill_from_return(&back);
            dialogs.show(OpenDialog::CreditNote);
        });
        let disabled = Signal::derive(move || store.obstacle(OrderAction::IssueCreditNote).is_some());
        view! { <Button on_press disabled>{t!(returns.credit)}</Button> }
    });
    let close = (back.can_be_closed() && may(OrderAction::CloseReturn)).then(|| {
        view! { <CommandButton command=OrderCommand::CloseReturn(back.number.clone())>{t!(returns.close)}</CommandButton> }
    });
    let withdraw = (back.can_be_withdrawn() && may(OrderAction::WithdrawReturn)).then(|| {
        let on_press = shows(OpenDialog::WithdrawReturn(back.number.clone()));
        view! { <Button on_press>{t!(returns.withdraw)}</Button> }
    });
    let copy = (back.can_be_received() && !order.return_address.is_empty()).then(|| {
        let text = label(&order.order, back, &order.return_address);
        view! {
            <CopyButton value=text.clone() label=t_signal!(returns.copy_label) wide=true/>
            <PrintLabel number=back.number.clone() label=text language=order.order.customer.language()/>
        }
    });
    let is_any = receive.is_some() || credit.is_some() || close.is_some() || withdraw.is_some() || copy.is_some();
    is_any.then(|| view! { <div class="return-deeds">{receive} {credit} {close} {withdraw} {copy}</div> }.into_any())
}
