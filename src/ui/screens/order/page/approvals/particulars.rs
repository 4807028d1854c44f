//! What exactly is asked: its money, what it is for, the limits that it is above, and what its asker says.

use leptos::prelude::*;

use crate::api::order_detail::OrderDetail;
use crate::domain::approval::{Approval, Proposal};
use crate::domain::credit::CreditNoteDraft;
use crate::domain::limits::Exceeded;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::LineId;
use crate::ui::kit::Untrusted;
use crate::ui::language::Language;
use crate::ui::reactive::live_text;
use crate::ui::screens::order::parts::section::figure;
use crate::ui::screens::order::store::ShownOrder;

#[component]
pub fn Particulars(approval: Approval, order: ShownOrder) -> impl IntoView {
    let language = Language::expect();
    let order = untrack(|| order.get())?;
    let currency = order.order.currency;
    let kind = approval.proposal.kind();
    let what = live_text(move || (language.texts().approvals.what)(kind).to_owned()).into_any();
    let parts = match &approval.proposal {
        Proposal::IssueCreditNote { draft } => parts_of_note(&order, draft),
        _ => Vec::new(),
    };
    let means = match &approval.proposal {
        Proposal::PayByOtherMeans { method, .. } => {
            let method = *method;
            Some(view! { <p>{live_text(move || (language.texts().domain.method)(method).to_owned())}</p> })
        }
        _ => None,
    };
    let parts =
        parts.into_iter().map(|(name, amount)| figure(view! { <Untrusted text=name/> }.into_any(), amount, currency));
    let goodwill = approval
        .sums
        .goodwill
        .is_positive()
        .then(|| figure(t!(credit_note_form.goodwill).into_any(), approval.sums.goodwill, currency));
    let reason = typed(&approval.proposal).map(|text| view! { <p><Untrusted text/></p> });
    let limits = approval.exceeded.iter().map(|above| limit(*above, currency)).collect_view();
    let comment = approval.comment.clone().map(|text| view! { <p><Untrusted text/></p> });
    let amount = figure(what, approval.amount(), currency);
    Some(view! {
        <dl class="sums approval-sums">
            {amount}
            {parts.collect_view()}
            {goodwill}
        </dl>
        {means}
        {reason}
        {limits}
        {comment}
    })
}

/// The items of the note as it was drafted, as far as they can be credited still.
fn parts_of_note(order: &OrderDetail, draft: &CreditNoteDraft) -> Vec<(String, Amount)> {
    let Ok(quote) = order.case().quote(draft) else { return Vec::new() };
    let lines = quote.lines.iter().map(|line| {
        let title = order.order.lines.iter().find(|known| known.id == line.line).map(|known| known.title.as_str());
        let title = title.unwrap_or(&line.line.0);
        let name = if line.quantity == 0 { title.to_owned() } else { format!("{} × {title}", line.quantity) };
        (name, line.gross)
    });
    let charges = order.order.shipping.iter().chain(&order.order.fees);
    let title = |id: &LineId| charges.clone().find(|charge| charge.id == *id).map(|charge| charge.title.clone());
    let charged = quote.shipping.iter().chain(&quote.fees);
    let charged = charged.filter_map(|charge| Some((title(&charge.id)?, charge.gross))).collect::<Vec<_>>();
    lines.chain(charged).collect()
}

/// The reason that goes with the money.
fn typed(proposal: &Proposal) -> Option<String> {
    let reason = match proposal {
        Proposal::IssueCreditNote { draft } => draft.reason.clone(),
        Proposal::RefundOverpayment { reason, .. } => reason.clone(),
        Proposal::RequestCancellation { .. } | Proposal::PayByOtherMeans { .. } => return None,
    };
    Some(reason).filter(|reason| !reason.trim().is_empty())
}

fn limit(above: Exceeded, currency: Currency) -> AnyView {
    let language = Language::expect();
    let written = move |amount: Amount| amount.display(currency, language.locale());
    let limit = live_text(move || (language.texts().approvals.above_theirs)((above.limit, &written(above.allowed))));
    let before = above.before.is_positive().then(|| {
        let words = live_text(move || (language.texts().approvals.before)(&written(above.before)));
        view! { " " {words} }
    });
    view! { <p>{limit} {before}</p> }.into_any()
}
