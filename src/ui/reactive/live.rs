//! Leptos' own views, memos and effects, with each closure boxed.

use leptos::prelude::*;

/// A view that is drawn again when what it reads changes.
pub fn live(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(view);
    view.into_any()
}

/// The same for a view that isn't always there.
pub fn live_if(view: impl Fn() -> Option<AnyView> + Send + Sync + 'static) -> AnyView {
    let view: Box<dyn Fn() -> Option<AnyView> + Send + Sync> = Box::new(view);
    view.into_any()
}

/// The same for a text.
pub fn live_text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let text: Box<dyn Fn() -> String + Send + Sync> = Box::new(text);
    text.into_any()
}

/// A [`Memo`] of a condition.
pub fn memo_bool(is_so: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    memo(Box::new(is_so))
}

/// An [`Effect`]: something outside of the page, done again whenever what it reads changes.
pub fn effect(act: impl FnMut() + 'static) {
    run(Box::new(act));
}

/// [`Effect::watch`], which tells a change from a notice without one: `act` is given the state before and the one now,
/// and not called at first.
pub fn watch<S: PartialEq + 'static>(state: impl Fn() -> S + 'static, act: impl Fn(&S, &S) + 'static) {
    let mut known = None;
    effect(move || {
        let before = known.replace(state());
        if let (Some(before), Some(now)) = (&before, &known)
            && before != now
        {
            untrack(|| act(before, now));
        }
    });
}

/// Something outside of the page, done once, when the view is there.
pub fn on_mount(act: impl FnOnce() + 'static) {
    let mut act = Some(act);
    effect(move || {
        if let Some(act) = act.take() {
            untrack(act);
        }
    });
}

// A closure in a generic function is another one for each of its types: these two are made where there is none.

fn memo(is_so: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| is_so())
}

fn run(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}
