//! Why a provider will probably not make a refund: said before the agent goes there, and never in the way.

use leptos::prelude::*;

use crate::domain::money::{Amount, Currency};
use crate::domain::payment::Hindrance;
use crate::domain::refund_task::{RefundMeans, RefundTask};
use crate::ui::kit::{Notice, NoticeTone};
use crate::ui::language::Language;
use crate::ui::reactive::live_if;
use crate::ui::reactive::reading::Reading;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Hindrances(task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let reading = store.reading();
    let found = Memo::new(move |_| {
        let (order, now) = (store.order()?, reading.with(Reading::read_at)?);
        let payment = order.order.payment(&task.payment).filter(|_| task.means == RefundMeans::Original)?;
        let hindrances = order.terms(task.provider).hindrances(task.amount, payment, now);
        (!hindrances.is_empty()).then_some((task.provider, hindrances))
    });
    live_if(move || {
        let (provider, hindrances) = found.get()?;
        let title = Signal::derive(move || {
            let texts = language.texts();
            (texts.refunds.hindered)(&texts.domain.provider(provider))
        });
        let lines = hindrances.into_iter().map(move |hindrance| {
            let said = move || {
                let words = &language.texts().refunds;
                let written = |amount: Amount| amount.display(currency, language.locale());
                match hindrance {
                    Hindrance::TooOld { days } => (words.too_old)(days),
                    Hindrance::WholeOnly { captured } => (words.whole_only)(&written(captured)),
                    Hindrance::BelowMinimum { minimum } => (words.below_minimum)(&written(minimum)),
                }
            };
            view! { <li>{said}</li> }
        });
        let notice = view! {
            <Notice tone=NoticeTone::Warning title><ul>{lines.collect_view()}</ul></Notice>
        };
        Some(notice.into_any())
    })
}
