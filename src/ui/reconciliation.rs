//! First thing at the desk: what became of the writes that an earlier page left behind. No screen is shown
//! before that is asked, so that nothing is done twice.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::kit::{Button, ButtonKind, Notice, NoticeTone, Precision, Spinner, written};
use super::navigator::{Navigator, RouteLink};
use super::route::Route;
use crate::api::operations::{OperationKey, ReadOperation};
use crate::api::problem::ProblemCode;
use crate::client::journal::{Journal, OpenIntent, Reconciled};
use crate::client::{Client, Failure};
use crate::domain::order::OrderNumber;

/// What was found, and whether everything was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Findings {
    asked: bool,
    found: Vec<Reconciled>,
}

#[component]
pub fn Reconciliation(children: ChildrenFn) -> impl IntoView {
    let desk = Desk::expect();
    let findings = RwSignal::new(Findings::default());
    Effect::new(move |_| {
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
    let screens = move || match asked.get() {
        true => children().into_any(),
        false => view! { <Asking/> }.into_any(),
    };
    view! {
        <div class="findings">
            <For each=found key=fingerprint let:finding>
                <Finding finding findings/>
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
fn Finding(finding: Reconciled, findings: RwSignal<Findings>) -> impl IntoView {
    let desk = Desk::expect();
    let (key, order, tone) = match &finding {
        Reconciled::Done(operation) => (operation.key.clone(), operation.order.clone(), NoticeTone::Success),
        Reconciled::NotArrived(intent) => (intent.key.clone(), intent.order.clone(), NoticeTone::Warning),
        Reconciled::NotKnown(intent) => (intent.key.clone(), intent.order.clone(), NoticeTone::Warning),
    };
    let words = StoredValue::new(finding.clone());
    let title = Signal::derive(move || words.with_value(|finding| title(finding, desk)).to_owned());
    let text = move || words.with_value(|finding| sentence(finding, desk));
    let dismiss = Callback::new(move |()| {
        findings.update(|findings| findings.found.retain(|finding| fingerprint(finding).0 != key));
    });
    let actions = move || match finding {
        Reconciled::NotKnown(intent) => view! {
            <CheckAgain intent findings/>
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
    let here = Navigator::expect().route().get_untracked() == Ok(Route::Order(order.clone()));
    (!here).then(|| {
        let to = Route::Order(order.clone());
        view! {
            <RouteLink to class="button">{move || (desk.texts().shell.open_order)(&order)}</RouteLink>
        }
    })
}

/// Asks about this one again. Not about the whole journal: what this page itself is sending is in it too.
#[component]
fn CheckAgain(intent: OpenIntent, findings: RwSignal<Findings>) -> impl IntoView {
    let desk = Desk::expect();
    let busy = RwSignal::new(false);
    let press = Callback::new(move |()| {
        busy.set(true);
        let client = desk.client();
        let intent = intent.clone();
        spawn_local(async move {
            let finding = check(&client, intent.clone()).await;
            if finding == Err(Failure::SignedOut) {
                desk.sign_in_needed();
            }
            busy.try_set(false);
            let Ok(finding) = finding else { return };
            findings.try_update(|findings| {
                let same = |other: &&mut Reconciled| fingerprint(other).0 == intent.key;
                if let Some(place) = findings.found.iter_mut().find(same) {
                    *place = finding;
                }
            });
        });
    });
    view! {
        <Button kind=ButtonKind::Primary busy on_press=press>{desk.say(|texts| texts.shell.check_again)}</Button>
    }
}

async fn check(client: &Client, intent: OpenIntent) -> Result<Reconciled, Failure> {
    let found = match client.read(&ReadOperation { key: intent.key.clone() }).await {
        Ok(operation) => Reconciled::Done(operation),
        Err(failure) if failure.code() == Some(ProblemCode::OperationNotFound) => Reconciled::NotArrived(intent),
        Err(failure) => return Err(failure),
    };
    Journal::of_browser().forget(&fingerprint(&found).0);
    Ok(found)
}
