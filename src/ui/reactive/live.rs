//! Views that follow signals, and what follows them outside of the page. A closure of its own type at each place
//! would have all that drives it compiled at each place; here it is compiled once, and the bundle stays small.

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

/// Whether something is so, told when that changes.
pub fn whether(is_so: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    memo(Box::new(is_so))
}

/// Does something outside of the page, and again whenever what it reads changes.
pub fn follow(act: impl FnMut() + 'static) {
    effect(Box::new(act));
}

/// Does something outside of the page whenever this state changes, not at first. `act` is given the one before and
/// the one now.
pub fn on_change<S: PartialEq + 'static>(state: impl Fn() -> S + 'static, act: impl Fn(&S, &S) + 'static) {
    let mut known = None;
    follow(move || {
        let before = known.replace(state());
        if let (Some(before), Some(now)) = (&before, &known)
            && before != now
        {
            untrack(|| act(before, now));
        }
    });
}

/// Does something outside of the page once, when the view is there.
pub fn when_there(act: impl FnOnce() + 'static) {
    let mut act = Some(act);
    follow(move || {
        if let Some(act) = act.take() {
            untrack(act);
        }
    });
}

// A closure in a generic function is another one for each of its types: these two are made where there is none.

fn memo(is_so: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| is_so())
}

fn effect(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}
