//! The way to sign in with the company's account, where the backend offers one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::sessions::{COMPANY_SIGNED_IN, ReadSignInWays};
use crate::domain::url_encoding::encode;
use crate::ui::kit::{Icon, Symbol};
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{live_if, on_mount};
use crate::ui::session::AgentSession;

/// Where the company's accounts sign in; `None` before the backend has offered it.
pub fn company_address() -> Signal<Option<String>> {
    let session = AgentSession::expect();
    let address = RwSignal::new(None::<String>);
    on_mount(move || {
        let client = session.client();
        spawn_local(async move {
            if let Ok(ways) = client.read(&ReadSignInWays).await {
                address.try_set(ways.company.filter(|address| is_web(address)));
            }
        });
    });
    address.into()
}

/// A page of its own leaves for the provider and comes back to where it was. A screen that waits for its owner, and a
/// desk in somebody else's page, stay: the provider opens in another tab, and coming back from it is noticed.
#[component]
pub fn CompanyLink(
    /// [`company_address`]
    address: Signal<Option<String>>,
) -> impl IntoView {
    let session = AgentSession::expect();
    let navigator = Navigator::expect();
    let stays = session.owner().is_some() || !navigator.owns_page();
    live_if(move || {
        let address = address.get()?;
        let then = if stays { COMPANY_SIGNED_IN.to_owned() } else { navigator.address() };
        let href = format!("{address}?then={}", encode(&then));
        let (target, icon) =
            if stays { (Some("_blank"), Some(view! { <Icon symbol=Symbol::External/> })) } else { (None, None) };
        // `external`, or the router would take it for a screen's address.
        Some(
            view! {
                <p class="company-sign-in">
                    <a class="button button-primary" href=href target=target rel="external noopener">
                        {t!(sign_in.company)}
                        {icon}
                    </a>
                </p>
                <p class="quiet">{t!(sign_in.or)}</p>
            }
            .into_any(),
        )
    })
}

/// Nothing but a web page is followed, whatever a backend answers.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_no_web_page_is_not_followed() {
        assert!(is_web("https://desk.example/sign-in/company"));
        for address in ["", "javascript:alert(1)", " https://a", "data:text/html,x", "/sign-in/company"] {
            assert!(!is_web(address), "{address}");
        }
    }
}
