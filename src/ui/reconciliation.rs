//! First thing at the desk: what became of the writes that an earlier page left behind. No screen is shown
//! before that is asked, so that nothing is done twice.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::kit::{
    Button, ButtonKind, Notice, NoticeTone, Precision, Spinner, focus, live, live_text, when_there, written,
};
use super::navigator::{Navigator, RouteLink};
use super::route::Route;
use crate::api::operations::OperationKey;
use crate::client::Failure;
use crate::client::journal::{Journal, OpenIntent, Reconciled};
use crate::domain::order::OrderNumber;

/// What was found, and whether everything was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Findings {
    asked: bool,
    found: Vec<Reconciled>,
}

/// Where the notices are.
#[derive(Clone, Copy)]
struct Board {
    findings: RwSignal<Findings>,
    node: NodeRef<html::Div>,
}

impl Board {
    /// Changes the notices by one of their own buttons. It may go away with its notice: then the next one gets
    /// the focus, or the screen.
    fn change(&self, change: impl FnOnce(&mut Vec<Reconciled>)) {
        self.findings.try_update(|findings| change(&mut findings.found));
        let Some(node) = self.node.try_get_untracked().flatten() else { return };
        request_animation_frame(move || {
            if focus::focused_near(&node).is_none() {
                let next = focus::first(&node, "a, button").or_else(|| focus::first_in_tree(&node, "h1"));
                if let Some(next) = next {
                    focus::focus(&next);
                }
            }
        });
    }
}

#[component]
pub fn Reconciliation(children: ChildrenFn) -> impl IntoView {
    let desk = Desk::expect();
    let findings = RwSignal::new(Findings::default());
    let board = Board { findings, node: NodeRef::new() };
    when_there(move || {
        let client = desk.client();
        spawn_local(async move {
            let found = match Journal::of_browser().reconcile(&client).await {
                Ok(found) => found,
                Err(_) => {
                    desk.sign_in_needed();
                    Journal::of_browser().all().into_iter().map(Reconciled::NotKnown).collect()
                }
            };
            findings.try_set(Findings { asked: true, found });
        });
    });
    let asked = Memo::new(move |_| findings.with(|findings| findings.asked));
    let found = move || findings.with(|findings| findings.found.clone());
    let screens = live(move || match asked.get() {
        true => children().into_any(),
        false => view! { <Asking/> }.into_any(),
    });
    view! {
        <div class="findings" node_ref=board.node>
            <For each=found key=fingerprint let:finding>
                <Finding finding board/>
            </For>
        </div>
        {screens}
    }
}

#[component]
fn Asking() -> impl IntoView {
    let desk = Desk::expect();
    view! {
        <div class="waiting" role="status">
            <Spinner/>
            <span>{desk.say(|texts| texts.shell.reconciling)}</span>
        </div>
    }
}

/// A finding that changes is a new one: it is read aloud again.
fn fingerprint(finding: &Reconciled) -> (OperationKey, u8) {
    match finding {
        Reconciled::Done(operation) => (operation.key.clone(), 0),
        Reconciled::NotArrived(intent) => (intent.key.clone(), 1),
        Reconciled::NotKnown(intent) => (intent.key.clone(), 2),
    }
}

#[component]
fn Finding(finding: Reconciled, board: Board) -> impl IntoView {
    let desk = Desk::expect();
    let (key, order, tone) = match &finding {
        Reconciled::Done(operation) => (operation.key.clone(), operation.order.clone(), NoticeTone::Success),
        Reconciled::NotArrived(intent) => (intent.key.clone(), intent.order.clone(), NoticeTone::Warning),
        Reconciled::NotKnown(intent) => (intent.key.clone(), intent.order.clone(), NoticeTone::Warning),
    };
    let words = StoredValue::new(finding.clone());
    let title = Signal::derive(move || words.with_value(|finding| title(finding, desk)).to_owned());
    let text = live_text(move || words.with_value(|finding| sentence(finding, desk)));
    let dismiss = Callback::new(move |()| {
        board.change(|found| found.retain(|finding| fingerprint(finding).0 != key));
    });
    let actions = move || match finding {
        Reconciled::NotKnown(intent) => view! {
            <CheckAgain intent board/>
            <OpenOrder order/>
        }
        .into_any(),
        _ => view! {
            <OpenOrder order/>
            <Button kind=ButtonKind::Quiet on_press=dismiss>{desk.say(|texts| texts.shell.dismiss)}</Button>
        }
        .into_any(),
    };
    view! {
        <Notice tone title actions>
            <p>{text}</p>
        </Notice>
    }
}

fn title(finding: &Reconciled, desk: Desk) -> &'static str {
    let texts = &desk.texts().shell;
    match finding {
        Reconciled::Done(_) => texts.found_done_title,
        Reconciled::NotArrived(_) => texts.found_not_arrived_title,
        Reconciled::NotKnown(_) => texts.found_not_known_title,
    }
}

fn sentence(finding: &Reconciled, desk: Desk) -> String {
    let texts = &desk.texts().shell;
    let operation = desk.texts().domain.operation;
    match finding {
        Reconciled::Done(done) => {
            let at = written(done.at, Precision::Time, desk.locale());
            (texts.found_done)(operation(done.kind), &done.order, &at)
        }
        Reconciled::NotArrived(intent) => (texts.found_not_arrived)(operation(intent.kind), &intent.order),
        Reconciled::NotKnown(intent) => (texts.found_not_known)(operation(intent.kind), &intent.order),
    }
}

#[component]
fn OpenOrder(order: OrderNumber) -> impl IntoView {
    let desk = Desk::expect();
    // A notice can be above the very order it is about.
    let route = Navigator::expect().route().get_untracked();
    let here = route.is_ok_and(|route| route.order() == Some(&order));
    (!here).then(|| {
        let to = Route::Order(order.clone());
        view! {
            <RouteLink to class="button">{live_text(move || (desk.texts().shell.open_order)(&order))}</RouteLink>
        }
    })
}

/// Asks about this one again. Not about the whole journal: what this page itself is sending is in it too.
#[component]
fn CheckAgain(intent: OpenIntent, board: Board) -> impl IntoView {
    let desk = Desk::expect();
    let busy = RwSignal::new(false);
    let press = Callback::new(move |()| {
        busy.set(true);
        let client = desk.client();
        let intent = intent.clone();
        spawn_local(async move {
            let finding = Journal::of_browser().find_out(&client, intent.clone()).await;
            if finding == Err(Failure::SignedOut) {
                desk.sign_in_needed();
            }
            busy.try_set(false);
            let Ok(finding) = finding else { return };
            board.change(|found| {
                if let Some(place) = found.iter_mut().find(|other| fingerprint(other).0 == intent.key) {
                    *place = finding;
                }
            });
        });
    });
    view! {
        <Button kind=ButtonKind::Primary busy on_press=press>{desk.say(|texts| texts.shell.check_again)}</Button>
    }
}
