//! *Imprimer le dossier*: the sheet is drawn when it is asked for, hidden, and the browser prints a copy.

use leptos::html;
use leptos::prelude::*;

use super::story::{Story, story};
use crate::api::history::History;
use crate::client::now;
use crate::ui::kit::Button;
use crate::ui::language::Language;
use crate::ui::reactive::live_if;
use crate::ui::reactive::reading::Reading;
use crate::ui::screens::order::parts::paper_copy::PaperCopy;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::side_read::SideRead;
use crate::ui::session::AgentSession;

/// The handle by which the page's keys ask for the sheet.
#[derive(Clone, Copy)]
pub struct StoryOnPaper {
    /// How often it was asked for.
    asked: RwSignal<u32>,
}

impl StoryOnPaper {
    pub fn provide() -> Self {
        let this = Self { asked: RwSignal::new(0) };
        provide_context(this);
        this
    }

    fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub fn print(self) {
        self.asked.update(|asked| *asked += 1);
    }
}

#[component]
pub fn PrintStory(history: SideRead<History>) -> impl IntoView {
    let story_on_paper = StoryOnPaper::expect();
    let place = NodeRef::<html::Div>::new();
    let known = move || match history.get() {
        Reading::Ready { shown, .. } => Some(shown),
        _ => None,
    };
    let sheet = live_if(move || {
        (story_on_paper.asked.get() > 0).then_some(())?;
        untrack(|| known().and_then(|history| sheet(&history)))
    });
    // The browser takes the copy once the sheet stands, and after this: it is left until the next is asked for.
    Effect::new(move |before: Option<u32>| {
        let asked = story_on_paper.asked.get();
        if before.is_some_and(|before| before != asked) {
            request_animation_frame(move || PaperCopy::Printed.make(place));
        }
        asked
    });
    let disabled = Signal::derive(move || known().is_none());
    let on_press = Callback::new(move |()| story_on_paper.print());
    view! {
        <div hidden=true node_ref=place>{sheet}</div>
        <p class="history-deeds"><Button disabled on_press>{t!(order.history.print)}</Button></p>
    }
}

fn sheet(history: &History) -> Option<AnyView> {
    let order = OrderStore::expect().order()?;
    let agent = AgentSession::expect().agent()?;
    let language = Language::expect();
    Some(story(&Story { order: &order, history, agent: &agent.name, at: now(), locale: language.locale() }))
}
