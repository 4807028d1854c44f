//! The frame of every pop-in over an order: what others changed, and what became of the last write.

use leptos::prelude::*;

use super::changes::ChangeList;
use super::writing_notice::WritingNotice;

/// The content of a pop-in.
#[component]
pub fn PopIn(
    /// Above everything else: where in a procedure this is.
    #[prop(optional, into)]
    head: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="pop-in">
            {head}
            <ChangeList/>
            <WritingNotice/>
            {children()}
        </div>
    }
}
