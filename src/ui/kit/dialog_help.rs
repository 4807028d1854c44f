//! The help of a dialog: a button beside its title, or F1, shows its article above its content.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::field::FieldIds;
use super::focus;
use crate::ui::reactive::live_if;

/// What the article names for the focus when it opens.
const HEADING: &str = ".dialog-help [tabindex]";

/// The handle.
#[derive(Clone, Copy)]
pub(super) struct DialogHelp {
    dialog: NodeRef<html::Dialog>,
    article: StoredValue<Option<ViewFn>>,
    is_open: RwSignal<bool>,
    panel_id: StoredValue<String>,
    /// What had the focus before.
    came_from: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl DialogHelp {
    pub fn of(dialog: NodeRef<html::Dialog>, article: Option<ViewFn>) -> Self {
        Self {
            dialog,
            article: StoredValue::new(article),
            is_open: RwSignal::new(false),
            panel_id: StoredValue::new(FieldIds::fresh().control),
            came_from: StoredValue::new_local(None),
        }
    }

    /// Whether F1 was for the help, which it then showed or put away.
    pub fn hears(self, event: &KeyboardEvent) -> bool {
        let is_meant = event.key() == "F1" && self.exists();
        if is_meant {
            event.prevent_default();
            event.stop_propagation();
            self.toggle();
        }
        is_meant
    }

    /// The next time the dialog begins without.
    pub fn put_away(self) {
        self.is_open.set(false);
    }

    /// The button that shows it; nothing where there is none.
    pub fn button(self) -> Option<AnyView> {
        let is_open = self.is_open;
        self.exists().then(|| {
            view! {
                <button
                    class="dialog-help-button"
                    type="button"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=self.panel_id.get_value()
                    aria-keyshortcuts="F1"
                    on:click=move |_| self.toggle()
                >
                    {t!(kit.help)} " " <kbd class="key" aria-hidden="true">{"F1"}</kbd>
                </button>
            }
            .into_any()
        })
    }

    /// The article, while it is shown.
    pub fn panel(self) -> AnyView {
        live_if(move || {
            let article = self.article.get_value().filter(|_| self.is_open.get())?;
            let panel = view! { <div class="dialog-help" id=self.panel_id.get_value()>{article.run()}</div> };
            Some(panel.into_any())
        })
        .into_any()
    }

    fn exists(self) -> bool {
        self.article.with_value(Option::is_some)
    }

    /// The focus goes to the article, and back to where it was.
    fn toggle(self) {
        let Some(dialog) = self.dialog.get_untracked() else { return };
        let opens = !self.is_open.get_untracked();
        self.is_open.set(opens);
        if opens {
            self.came_from.set_value(focus::focused_near(&dialog));
            request_animation_frame(move || {
                if let Some(heading) = focus::first(&dialog, HEADING) {
                    focus::focus(&heading);
                }
            });
        } else if let Some(before) = self.came_from.try_update_value(Option::take).flatten() {
            focus::focus(&before);
        }
    }
}
