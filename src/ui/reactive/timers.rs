//! Things that time brings about. Each ends with the view that asked for it.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::{memo_bool, on_mount, watch};

/// How long something may take before it is longer than usual.
pub const USUAL: Duration = Duration::from_secs(5);

/// Does this as often as that while someone can be looking at the page.
pub fn repeat_while_visible(every: Duration, act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    let look = move || {
        if is_visible() {
            act();
        }
    };
    on_mount(move || {
        if let Ok(handle) = set_interval_with_handle(look, every) {
            on_cleanup(move || handle.clear());
        }
    });
}

/// Does this once what is shown by now is drawn.
pub fn once_painted(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Whether someone can be looking at the page.
pub fn is_visible() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// Whether this has been so for longer than usual.
pub fn lasts_long(is_so: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    let (is_so, is_long, times) = (memo_bool(is_so), RwSignal::new(false), StoredValue::new(0_u32));
    watch(
        move || is_so.get(),
        move |_, is_so| {
            times.update_value(|times| *times += 1);
            is_long.set(false);
            let time = times.get_value();
            let turn = move || {
                if times.try_get_value() == Some(time) {
                    is_long.try_set(true);
                }
            };
            if *is_so {
                set_timeout(turn, USUAL);
            }
        },
    );
    is_long.into()
}

/// Sets the signal after that time, if it is still there.
pub fn set_after<T: Send + Sync + 'static>(time: Duration, signal: RwSignal<T>, value: T) {
    let turn = move || {
        signal.try_set(value);
    };
    set_timeout(turn, time);
}

/// Puts something off until nothing else was put off for a while, as typing pauses.
#[derive(Clone, Copy)]
pub struct Pause(StoredValue<Option<TimeoutHandle>>);

impl Pause {
    /// It ends with the view that asks for it.
    pub fn in_view() -> Self {
        let this = Self(StoredValue::new(None));
        on_cleanup(move || this.stop());
        this
    }

    /// Does this after that time, and nothing that was put off before.
    pub fn wait(self, time: Duration, act: impl FnOnce() + 'static) {
        self.stop();
        let turn = move || {
            self.0.try_update_value(Option::take);
            act();
        };
        self.0.set_value(set_timeout_with_handle(turn, time).ok());
    }

    pub fn stop(self) {
        if let Some(timer) = self.0.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    pub fn is_waiting(self) -> bool {
        self.0.with_value(Option::is_some)
    }
}
