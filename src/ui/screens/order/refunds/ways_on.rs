//! The ways on from a refund that was made, below its line in *Paiements*: one menu while all is well, and the money that
//! went out too much until it is resolved.

use leptos::html;
use leptos::prelude::*;

use super::OutcomeDrafts;
use super::way_form::WayForm;
use crate::domain::action::OrderAction;
use crate::domain::money::Currency;
use crate::domain::refund_task::{Excess, RefundTask, RefundTaskId, TaskOrigin, WayOn};
use crate::ui::kit::{Button, MenuButton, MenuItem, Notice, NoticeTone, Untrusted, focus};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_text, memo_bool};
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

#[component]
pub fn WaysOn(task: RefundTask, currency: Currency) -> impl IntoView {
    let store = OrderStore::expect();
    let outcomes = OutcomeDrafts::expect();
    let place = NodeRef::<html::Div>::new();
    let is_allowed = memo_bool(move || store.allows(OrderAction::ReviseRefundTask));
    let chosen = outcomes.way(task.id.clone());
    let id = StoredValue::new(task.id.clone());
    let choose = Callback::new(move |way: Option<WayOn>| {
        id.with_value(|id| outcomes.choose(id, way));
        focus_in(place, if way.is_some() { "[data-autofocus]" } else { "button" });
    });
    let content = live(move || {
        let way = chosen.get().filter(|way| way.fits(&task, TaskOrigin::Issued));
        match (is_allowed.get(), way, task.state.open_excess()) {
            (true, Some(way), _) => {
                let on_back = Callback::new(move |()| choose.run(None));
                view! { <WayForm way task=task.clone() currency on_back/> }.into_any()
            }
            (is_allowed, _, Some(excess)) => {
                view! { <OpenExcess excess=excess.clone() currency is_allowed choose/> }.into_any()
            }
            (true, None, None) => view! { <Menu task=task.clone() choose/> }.into_any(),
            (false, _, None) => ().into_any(),
        }
    });
    view! { <div class="ways-on" node_ref=place>{content}</div> }
}

/// What may have come of it.
#[component]
fn Menu(task: RefundTask, choose: Callback<Option<WayOn>>) -> impl IntoView {
    let language = Language::expect();
    let (ways, is_void): (Vec<WayOn>, bool) = (WayOn::of_made(&task).collect(), task.is_void());
    let items = Signal::derive(move || {
        let item = |way: &WayOn| {
            let way = *way;
            MenuItem {
                label: (language.texts().refunds.ways.title)(way).to_owned(),
                unavailable: None,
                hint: None,
                danger: false,
                on_choose: Callback::new(move |()| choose.run(Some(way))),
            }
        };
        ways.iter().map(item).collect::<Vec<_>>()
    });
    let label = Signal::derive(move || (language.texts().refunds.ways.menu)(is_void).to_owned());
    view! { <MenuButton label items/> }
}

/// Money that went out too much, until it is resolved.
#[component]
fn OpenExcess(excess: Excess, currency: Currency, is_allowed: bool, choose: Callback<Option<WayOn>>) -> impl IntoView {
    let language = Language::expect();
    let Excess { amount, reference, .. } = excess;
    let title = Signal::derive(move || (language.texts().refunds.excess)(&amount.display(currency, language.locale())));
    let is_lead = untrack(|| AgentSession::expect().agent()).is_some_and(|me| me.role.leads());
    let press = move |way| Callback::new(move |()| choose.run(Some(way)));
    let actions = move || {
        is_allowed.then(|| {
            view! {
                <Button on_press=press(WayOn::Recovered)>{t!(refunds.recovered)}</Button>
                {is_lead.then(|| view! { <Button on_press=press(WayOn::WrittenOff)>{t!(refunds.write_off)}</Button> })}
            }
        })
    };
    let second = (!reference.is_empty()).then(|| {
        view! { <p>{t!(refunds.second_reference)} " " <code><Untrusted text=reference/></code></p> }
    });
    view! {
        <Notice tone=NoticeTone::Warning title actions>
            {second}
            <p>{t!(refunds.excess_hint)}</p>
        </Notice>
    }
}

/// *Le client renonce à ce reste* or *L'autorisation ne peut plus être annulée*: on the card of what nobody has taken on.
#[component]
pub fn GiveUp(way: WayOn, task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let outcomes = OutcomeDrafts::expect();
    let chosen = outcomes.way(task.id.clone());
    let id: StoredValue<RefundTaskId> = StoredValue::new(task.id.clone());
    let choose = move |way: Option<WayOn>| id.with_value(|id| outcomes.choose(id, way));
    live(move || {
        if chosen.get() == Some(way) {
            let on_back = Callback::new(move |()| choose(None));
            view! { <WayForm way task=task.clone() currency on_back/> }.into_any()
        } else {
            let on_press = Callback::new(move |()| choose(Some(way)));
            let title = live_text(move || (language.texts().refunds.ways.title)(way).to_owned());
            view! { <div class="task-buttons"><Button on_press>{title}</Button></div> }.into_any()
        }
    })
}

/// Moves the focus to the first such element here, once it is drawn.
pub(super) fn focus_in(place: NodeRef<html::Div>, selector: &'static str) {
    request_animation_frame(move || {
        let place = place.try_get_untracked().flatten();
        if let Some(target) = place.and_then(|place| focus::first(&place, selector)) {
            focus::focus(&target);
        }
    });
}
