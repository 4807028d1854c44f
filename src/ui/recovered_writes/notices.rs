//! The notices of what earlier pages left behind. No screen is shown before the backend was asked about it, so that
//! nothing is done twice.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store::{Heard, RecoveredWrite, RecoveredWrites};
use crate::api::operations::OperationKey;
use crate::client::open_intents::OpenIntent;
use crate::domain::order::OrderNumber;
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone, Precision, Waiting, focus, written};
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, RouteLink};
use crate::ui::reactive::{live, live_text, on_mount, watch};
use crate::ui::route::Route;

#[component]
pub fn Reconciliation(children: ChildrenFn) -> impl IntoView {
    let (recovered, route) = (RecoveredWrites::expect(), Navigator::expect().route());
    let asked = RwSignal::new(false);
    on_mount(move || {
        spawn_local(async move {
            recovered.reconcile().await;
            asked.try_set(true);
        });
    });
    // An order's page shows its own, because two notices of one write would soon disagree.
    let elsewhere = Signal::derive(move || {
        let here = route.with(|route| route.as_ref().ok().and_then(Route::order).cloned());
        let mut found = recovered.all().get();
        found.retain(|write| here.as_ref() != Some(write.order()));
        found
    });
    let screens = live(move || match asked.get() {
        true => children().into_any(),
        false => view! { <Waiting words=t_signal!(recovered_writes.reconciling)/> }.into_any(),
    });
    view! {
        <RecoveredNotices shown=elsewhere/>
        {screens}
    }
}

/// Where notices are whose own buttons change them.
#[derive(Clone, Copy)]
struct Place {
    node: NodeRef<html::Div>,
    /// A button was pressed, and may go away with its notice.
    is_pressed: StoredValue<bool>,
}

impl Place {
    /// Gives the focus to the next notice, or to the screen.
    fn give_focus(self) {
        let Some(node) = self.node.try_get_untracked().flatten() else { return };
        request_animation_frame(move || {
            if focus::is_lost(&node) {
                let next = focus::first(&node, "a, button")
                    .or_else(|| focus::first_in_tree(&node, "dialog[open] .dialog-title"))
                    .or_else(|| focus::first_in_tree(&node, "h1"));
                if let Some(next) = next {
                    focus::focus(&next);
                }
            }
        });
    }
}

/// A notice for each.
#[component]
pub fn RecoveredNotices(shown: Signal<Vec<RecoveredWrite>>) -> impl IntoView {
    let place = Place { node: NodeRef::new(), is_pressed: StoredValue::new(false) };
    watch(
        move || shown.with(|shown| shown.iter().map(fingerprint).collect::<Vec<_>>()),
        move |_, _| {
            if place.is_pressed.get_value() {
                place.is_pressed.set_value(false);
                place.give_focus();
            }
        },
    );
    view! {
        <div class="findings" node_ref=place.node>
            <For each=move || shown.get() key=fingerprint let:write>
                <RecoveredNotice write place/>
            </For>
        </div>
    }
}

/// A write that changes is a new one: it is read aloud again.
fn fingerprint(write: &RecoveredWrite) -> (OperationKey, u8) {
    let outcome = match write {
        RecoveredWrite::Done(_) => 0,
        RecoveredWrite::NotArrived(_) => 1,
        RecoveredWrite::Open(..) => 2,
    };
    (write.key().clone(), outcome)
}

#[component]
fn RecoveredNotice(write: RecoveredWrite, place: Place) -> impl IntoView {
    let language = Language::expect();
    let recovered = RecoveredWrites::expect();
    let (key, order) = (write.key().clone(), write.order().clone());
    let tone = if matches!(write, RecoveredWrite::Done(_)) { NoticeTone::Success } else { NoticeTone::Warning };
    let words = StoredValue::new(write.clone());
    let title = Signal::derive(move || words.with_value(|write| title(write, language)).to_owned());
    let text = live_text(move || words.with_value(|write| sentence(write, language)));
    let dismiss = Callback::new(move |()| {
        place.is_pressed.set_value(true);
        recovered.dismiss(&key);
    });
    let heard = write.is_open().then(|| view! { <HeardLast key=write.key().clone()/> });
    let actions = move || match write {
        RecoveredWrite::Open(intent, _) => view! {
            <CheckAgain intent place/>
            <OrderLink order/>
        }
        .into_any(),
        _ => view! {
            <OrderLink order/>
            <Button kind=ButtonKind::Quiet on_press=dismiss>{t!(kit.dismiss)}</Button>
        }
        .into_any(),
    };
    view! {
        <Notice tone title actions>
            <p>{text}</p>
            {heard}
        </Notice>
    }
}

fn title(write: &RecoveredWrite, language: Language) -> &'static str {
    let texts = &language.texts().recovered_writes;
    match write {
        RecoveredWrite::Done(_) => texts.found_done_title,
        RecoveredWrite::NotArrived(_) => texts.found_not_arrived_title,
        RecoveredWrite::Open(..) => texts.found_not_known_title,
    }
}

fn sentence(write: &RecoveredWrite, language: Language) -> String {
    let texts = &language.texts().recovered_writes;
    let (operation, order) = ((language.texts().domain.operation)(write.kind()), write.order());
    match write {
        RecoveredWrite::Done(done) => {
            (texts.found_done)(operation, order, &written(done.at, Precision::Time, language.locale()))
        }
        RecoveredWrite::NotArrived(_) => (texts.found_not_arrived)(operation, order),
        RecoveredWrite::Open(..) => (texts.found_not_known)(operation, order),
    }
}

/// When the backend was last asked about this write, and until when it will be asked again. It changes every few
/// seconds, and is not read aloud each time.
#[component]
pub fn HeardLast(key: OperationKey) -> impl IntoView {
    let language = Language::expect();
    let recovered = RecoveredWrites::expect();
    let said = move || {
        let (texts, second) =
            (&language.texts().recovered_writes, |at| written(at, Precision::Second, language.locale()));
        match recovered.heard(&key) {
            Heard::Nothing => String::new(),
            Heard::NotYet { at, certain } => (texts.heard_not_yet)(&second(at), &second(certain)),
            Heard::NoAnswer { at } => (texts.heard_no_answer)(&second(at)),
        }
    };
    view! { <p aria-live="off">{live_text(said)}</p> }
}

#[component]
fn OrderLink(order: OrderNumber) -> impl IntoView {
    let language = Language::expect();
    // A notice can be above the very order it is about.
    let route = Navigator::expect().route().get_untracked();
    let here = route.is_ok_and(|route| route.order() == Some(&order));
    (!here).then(|| {
        let to = Route::Order(order.clone());
        view! {
            <RouteLink to class="button">{live_text(move || (language.texts().recovered_writes.open_order)(&order))}</RouteLink>
        }
    })
}

#[component]
fn CheckAgain(intent: OpenIntent, place: Place) -> impl IntoView {
    let recovered = RecoveredWrites::expect();
    let key = intent.key.clone();
    let busy = Signal::derive(move || recovered.is_asking(&key));
    let press = Callback::new(move |()| {
        place.is_pressed.set_value(true);
        recovered.look_up(intent.clone());
    });
    view! {
        <Button kind=ButtonKind::Primary busy on_press=press>{t!(recovered_writes.check_again)}</Button>
    }
}
