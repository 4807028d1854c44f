//! That something could not be read, and the button that reads it again.

use leptos::prelude::*;

use super::desk::Desk;
use super::kit::{Button, NoticeTone, ProblemNotice};
use crate::client::Failure;

#[component]
pub fn NotRead(failure: Failure, tone: NoticeTone, retry: Callback<()>) -> impl IntoView {
    let desk = Desk::expect();
    let explanation = Signal::derive(move || desk.texts().problems.of_read(&failure));
    let button = move || view! { <Button on_press=retry>{desk.say(|texts| texts.shell.retry)}</Button> };
    view! { <ProblemNotice explanation tone actions=button/> }
}
