//! What there is to do with all of them now: one thing at each stage, and the ways out.

use leptos::html;
use leptos::prelude::*;

use super::orders::{BatchOrder, Stage};
use super::runner::Interruption;
use super::store::{BatchStore, Pause};
use crate::domain::cancellation::ContactChannel;
use crate::ui::connection::Connection;
use crate::ui::kit::{AmountTone, AmountView, Button, ButtonKind, Notice, NoticeTone, RadioGroup, focus};
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, RouteLink};
use crate::ui::reactive::{live, live_if, live_text, watch};
use crate::ui::route::Route;

/// Where the focus goes when what it was on goes away: to what is to be done next.
const NEXT: [&str; 3] = ["input[type=radio]", ".button-primary", ".button"];

#[component]
pub fn Controls() -> impl IntoView {
    let store = BatchStore::expect();
    let stage = store.stage();
    let node = NodeRef::<html::Div>::new();
    // What was pressed goes away with its stage, or when the orders stand still.
    watch(
        move || (stage.get(), store.is_running()),
        move |_, _| {
            request_animation_frame(move || {
                let Some(node) = node.try_get_untracked().flatten() else { return };
                let next = NEXT.iter().find_map(|selector| focus::first(&node, selector));
                if let Some(next) = next.filter(|_| focus::is_lost(&node)) {
                    focus::focus(&next);
                }
            });
        },
    );
    let content = live(move || match stage.get() {
        Stage::Empty => ().into_any(),
        Stage::Picked => view! { <ToCheck/> }.into_any(),
        Stage::UnderWay => view! { <UnderWay/> }.into_any(),
        Stage::ToDecide => view! { <ToDecide/> }.into_any(),
        Stage::Over => view! { <Over/> }.into_any(),
    });
    view! { <div class="batch-controls" node_ref=node>{content}</div> }
}

/// Nothing can be sent now; what is pressed then does nothing.
fn is_offline() -> Signal<bool> {
    let connection = Connection::expect();
    Signal::derive(move || !connection.is_online())
}

#[component]
fn ToCheck() -> impl IntoView {
    let language = Language::expect();
    let store = BatchStore::expect();
    let batch = store.batch();
    let words =
        live_text(move || (language.texts().batch.picked)(batch.with(|batch| batch.count(|order| !order.is_done()))));
    let check = Callback::new(move |()| store.check());
    let forget = Callback::new(move |()| store.end());
    view! {
        <p>{t!(batch.picked_hint)}</p>
        <div class="batch-actions">
            <Button kind=ButtonKind::Quiet on_press=forget>{t!(batch.leave_all)}</Button>
            <Button kind=ButtonKind::Primary on_press=check disabled=is_offline()>{words}</Button>
        </div>
    }
}

#[component]
fn UnderWay() -> impl IntoView {
    let language = Language::expect();
    let store = BatchStore::expect();
    let progress = Memo::new(move |_| store.progress().unwrap_or_default());
    let words = live_text(move || {
        let (done, all) = progress.get();
        (language.texts().app.done_of)(done, all)
    });
    let is_running = Memo::new(move |_| store.is_running());
    let paused = store.paused();
    let is_pausing = Signal::derive(move || paused.get().is_some());
    let pause = Callback::new(move |()| store.pause());
    let resume = Callback::new(move |()| store.resume());
    let leave = Callback::new(move |()| store.leave_all());
    let buttons = live(move || match is_running.get() {
        true => view! { <Button on_press=pause busy=is_pausing>{t!(batch.pause)}</Button> }.into_any(),
        false => view! {
            <Button kind=ButtonKind::Quiet on_press=leave disabled=is_offline()>{t!(batch.leave_all)}</Button>
            <Button kind=ButtonKind::Primary on_press=resume disabled=is_offline()>{t!(batch.resume)}</Button>
        }
        .into_any(),
    });
    let said = live_if(move || {
        let pause = paused.get().filter(|_| !is_running.get())?;
        let words = live_text(move || {
            let words = &language.texts().batch;
            match pause {
                Pause::Interrupted(Interruption::NotReached) => words.not_reached,
                Pause::ByAgent | Pause::Interrupted(Interruption::SignedOut) => words.paused,
            }
            .to_owned()
        });
        Some(view! { <p>{words}</p> }.into_any())
    });
    view! {
        <div class="batch-progress">
            <progress
                max=move || progress.get().1.to_string()
                prop:value=move || progress.get().0
                aria-label=t!(batch.title)
            ></progress>
            <span>{words}</span>
        </div>
        <div role="status">{said}</div>
        <div class="batch-actions">{buttons}</div>
    }
}

#[component]
fn ToDecide() -> impl IntoView {
    let language = Language::expect();
    let store = BatchStore::expect();
    let batch = store.batch();
    let count = Memo::new(move |_| batch.with(|batch| batch.count(BatchOrder::is_cancellable)));
    let channel = RwSignal::new(None::<ContactChannel>);
    let is_missing = RwSignal::new(false);
    let node = NodeRef::<html::Div>::new();
    let cancel = Callback::new(move |()| match channel.get_untracked() {
        Some(channel) => store.cancel(channel),
        None => {
            is_missing.set(true);
            if let Some(first) = node.get_untracked().and_then(|node| focus::first(&node, "input[type=radio]")) {
                focus::focus(&first);
            }
        }
    });
    let channels = Signal::derive(move || {
        let word = |channel| (channel, (language.texts().domain.contact_channel)(channel).to_owned());
        ContactChannel::ALL.map(word).to_vec()
    });
    let choose = Callback::new(move |chosen| {
        is_missing.set(false);
        channel.set(Some(chosen));
    });
    let error = MaybeProp::derive(move || {
        is_missing.get().then(|| language.texts().cancellation.request.channel_missing.to_owned())
    });
    let title = Signal::derive(move || (language.texts().batch.cancellable)(count.get()));
    let action = live_text(move || (language.texts().batch.cancel)(count.get()));
    let leave = Callback::new(move |()| store.leave_all());
    view! {
        <div class="batch-decision" node_ref=node>
            <Notice title>
                <p>{t!(batch.sum)} {t!(order.colon)} <Sums is=BatchOrder::is_cancellable/></p>
                <Stopped/>
            </Notice>
            <RadioGroup
                label=t_signal!(cancellation.request.channel)
                options=channels
                value=channel
                on_choose=choose
                error
            />
            <p>{t!(batch.cancel_hint)}</p>
            <div class="batch-actions">
                <Button kind=ButtonKind::Quiet on_press=leave disabled=is_offline()>{t!(batch.leave_all)}</Button>
                <TryAgain/>
                <Button kind=ButtonKind::Danger on_press=cancel disabled=is_offline()>{action}</Button>
            </div>
        </div>
    }
}

#[component]
fn Over() -> impl IntoView {
    let language = Language::expect();
    let store = BatchStore::expect();
    let batch = store.batch();
    let cancelled = Memo::new(move |_| batch.with(|batch| batch.count(BatchOrder::is_cancelled)));
    let tone = if cancelled.get_untracked() > 0 { NoticeTone::Success } else { NoticeTone::Info };
    let title = Signal::derive(move || (language.texts().batch.over)(cancelled.get()));
    let sums = live_if(move || {
        (cancelled.get() > 0).then(|| {
            view! {
                <p>{t!(batch.sum)} {t!(order.colon)} <Sums is=BatchOrder::is_cancelled/></p>
                <p>{t!(batch.over_hint)}</p>
            }
            .into_any()
        })
    });
    let navigator = Navigator::expect();
    let end = Callback::new(move |()| {
        store.end();
        navigator.go(navigator.back_to_list().get_untracked());
    });
    let to_finish = live_if(move || {
        (cancelled.get() > 0).then(|| {
            view! { <RouteLink to=Route::Unfinished class="button button-primary">{t!(batch.to_the_refunds)}</RouteLink> }
                .into_any()
        })
    });
    view! {
        <Notice tone title>
            {sums}
            <Stopped/>
        </Notice>
        <div class="batch-actions">
            <Button on_press=end>{t!(kit.close)}</Button>
            <TryAgain/>
            {to_finish}
        </div>
    }
}

/// What goes back of those that are so.
#[component]
fn Sums(is: fn(&BatchOrder) -> bool) -> impl IntoView {
    let batch = BatchStore::expect().batch();
    live(move || {
        let sum = |(currency, amount)| view! { " " <AmountView amount currency tone=AmountTone::Refund/> };
        batch.with(|batch| batch.sums(is)).into_iter().map(sum).collect_view().into_any()
    })
}

#[component]
fn Stopped() -> impl IntoView {
    let language = Language::expect();
    let batch = BatchStore::expect().batch();
    let count = Memo::new(move |_| batch.with(|batch| batch.count(BatchOrder::is_stopped)));
    live_if(move || {
        let words = live_text(move || (language.texts().batch.stopped)(count.get()));
        (count.get() > 0).then(|| view! { <p>{words}</p> }.into_any())
    })
}

#[component]
fn TryAgain() -> impl IntoView {
    let language = Language::expect();
    let store = BatchStore::expect();
    let batch = store.batch();
    let count = Memo::new(move |_| batch.with(|batch| batch.count(BatchOrder::may_be_tried_again)));
    let try_again = Callback::new(move |()| store.try_again());
    live_if(move || {
        let words = live_text(move || (language.texts().batch.try_again)(count.get()));
        (count.get() > 0)
            .then(|| view! { <Button on_press=try_again disabled=is_offline()>{words}</Button> }.into_any())
    })
}
