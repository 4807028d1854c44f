//! The way to the provider's portal. The backend is told before the tab opens, so that whoever comes back, on
//! whatever machine, is asked for the outcome.

use leptos::html;
use leptos::prelude::*;

use super::by_hand::{ByHand, TakeOn};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::portal::PortalUrl;
use crate::domain::refund_task::{RefundMeans, RefundTask};
use crate::ui::kit::{Badge, BadgeTone, ButtonKind, Icon, Notice, NoticeTone, Symbol, focus};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::live_text;
use crate::ui::screens::order::parts::action_button::DeedButton;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

/// How the refund is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    Portal(PortalUrl),
    /// There was a link, but not one to follow.
    Unsafe,
    /// No portal: a transfer, a cheque, cash.
    ByHand,
}

impl Way {
    /// `hosts` are those of the provider's portal.
    pub fn to(task: &RefundTask, portal_url: Option<&str>, hosts: &[String]) -> Self {
        match (task.means, portal_url) {
            (RefundMeans::Original | RefundMeans::Void, Some(url)) => match PortalUrl::parse(hosts, url) {
                Ok(url) => Self::Portal(url),
                Err(_) => Self::Unsafe,
            },
            _ => Self::ByHand,
        }
    }
}

#[component]
pub fn Portal(task: RefundTask, way: Way) -> impl IntoView {
    let language = Language::expect();
    let words = move || &language.texts().refunds;
    let provider = task.provider;
    let name = move || language.texts().domain.provider(provider);
    match way {
        Way::Portal(url) => view! { <Link task url/> }.into_any(),
        Way::Unsafe => {
            let title = t_signal!(refunds.unsafe_link);
            let take_on = (!task.state.is_opened()).then(|| view! { <TakeOn id=task.id/> });
            view! {
                <Notice tone=NoticeTone::Warning title>
                    <p>{live_text(move || (words().by_hand)(&name()))}</p>
                </Notice>
                {take_on}
            }
            .into_any()
        }
        Way::ByHand => view! { <ByHand task/> }.into_any(),
    }
}

#[component]
fn Link(task: RefundTask, url: PortalUrl) -> impl IntoView {
    let language = Language::expect();
    let session = AgentSession::expect();
    let store = OrderStore::expect();
    let words = move || &language.texts().refunds;
    let provider = task.provider;
    let name = move || language.texts().domain.provider(provider);
    let was_opened = task.state.is_opened();
    let new_tab: Word = if task.is_void() { |texts| texts.refunds.new_tab_void } else { |texts| texts.refunds.new_tab };
    let is_mine = untrack(|| session.agent()).is_some_and(|me| task.state.is_opened_by(&me.id));
    let link = NodeRef::<html::A>::new();
    let (is_void, id) = (task.is_void(), task.id);
    let open = Callback::new(move |()| {
        let anchor = link.get_untracked();
        store.send_then(OrderCommand::OpenRefundTask(id.clone()), move || {
            // Where the browser blocks this, the same link is there to be followed.
            if let Some(anchor) = anchor {
                anchor.click();
            }
        });
    });
    let demo = url.is_stand_in().then(|| {
        view! { <Badge tone=BadgeTone::Warning>{t!(refunds.demo)}</Badge> }
    });
    let button = (!was_opened).then(|| {
        view! {
            <DeedButton
                deed=OperationKind::OpenRefundTask
                kind=ButtonKind::Primary
                on_press=open
                autofocus=true
            >
                {live_text(move || (words().open)(&name()))}
                <Icon symbol=Symbol::External/>
            </DeedButton>
            <p class="quiet">{language::text(new_tab)}</p>
        }
    });
    let if_blocked = (is_mine && !is_void).then(|| view! { <span class="quiet">{t!(refunds.if_blocked)} " "</span> });
    view! {
        <div class="task-portal">
            {button}
            {if_blocked}
            <a
                class="portal-link"
                node_ref=link
                href=url.to_string()
                target="_blank"
                rel="noopener noreferrer"
                referrerpolicy="no-referrer"
                hidden=!was_opened
                on:click=move |_| focus_on_the_question(link)
            >
                {live_text(move || if is_mine { (words().reopen)(&name()) } else { (words().look_at)(&name()) })}
                <Icon symbol=Symbol::External/>
            </a>
            {demo}
        </div>
    }
}

/// Whoever comes back from the portal has a reference to paste, not a link to follow again.
fn focus_on_the_question(link: NodeRef<html::A>) {
    let card = link.get_untracked().and_then(|link| link.closest(".task").ok().flatten());
    if let Some(field) = card.and_then(|card| focus::first(&card, ".task-outcome [data-autofocus]")) {
        focus::focus(&field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refund_task::{AlternativeMethod, fixture};

    fn task(means: RefundMeans) -> RefundTask {
        RefundTask { means, ..fixture::task() }
    }

    #[test]
    fn only_a_link_to_the_providers_own_portal_is_followed() {
        let original = task(RefundMeans::Original);
        let hosts = ["hipay-tpp.com".to_owned()];
        let portal = PortalUrl::parse(&hosts, "https://merchant.hipay-tpp.com/maccount/transaction/8003121").unwrap();
        assert_eq!(Way::to(&original, Some(portal.as_str()), &hosts), Way::Portal(portal));
        assert_eq!(Way::to(&original, Some("https://hipay-tpp.com.evil.example/"), &hosts), Way::Unsafe);
        assert_eq!(Way::to(&original, Some("https://merchant.hipay-tpp.com/"), &[]), Way::Unsafe);
        assert_eq!(Way::to(&original, None, &hosts), Way::ByHand);
        assert!(matches!(Way::to(&task(RefundMeans::Void), Some("https://hipay-tpp.com/x"), &hosts), Way::Portal(_)));
    }

    #[test]
    fn money_that_goes_another_way_has_no_portal() {
        let transfer = task(RefundMeans::Alternative(AlternativeMethod::BankTransfer));
        assert_eq!(Way::to(&transfer, Some("https://merchant.hipay-tpp.com/"), &[]), Way::ByHand);
    }
}
