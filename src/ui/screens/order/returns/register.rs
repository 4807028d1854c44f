//! *Enregistrer un retour*: per line the units, the customer's reason and the shop's action.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::draft::ReturnFormState;
use crate::api::operations::OperationKind;
use crate::api::return_terms::ReadReturnTerms;
use crate::client::command::OrderCommand;
use crate::client::now;
use crate::domain::action::OrderAction;
use crate::domain::help::HelpTopic;
use crate::domain::order::{LineId, OrderLine};
use crate::domain::returns::{ReturnProblem, ReturnTermId, ReturnTerms, ReturnWindow};
use crate::domain::text_limits;
use crate::ui::kit::{
    Button, ButtonKind, Dialog, DialogActions, InputKind, Notice, NoticeTone, Precision, Select, Skeleton, TextArea,
    TextInput, Untrusted, focus, written_at_the_shop,
};
use crate::ui::language::Language;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, live_if, live_text, memo_bool, on_mount};
use crate::ui::screens::help::article::help_of;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote};
use crate::ui::screens::order::parts::pop_in::PopIn;
use crate::ui::screens::order::parts::whose::whose;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::side_read::SideRead;
use crate::ui::session::AgentSession;

#[component]
pub fn RegisterReturnDialog() -> impl IntoView {
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    view! {
        <Dialog
            open=dialogs.shows(OpenDialog::RegisterReturn)
            title=t_signal!(returns.register)
            about=whose()
            on_close
            wide=true
            help=help_of(|| HelpTopic::RegisterReturn)
        >
            <PopIn>
                <WithTerms on_close/>
            </PopIn>
        </Dialog>
    }
}

/// The form, once the shop's reasons and actions are there.
#[component]
fn WithTerms(on_close: Callback<()>) -> impl IntoView {
    let terms = SideRead::of_screen(|| ReadReturnTerms);
    let retry = Callback::new(move |()| terms.retry());
    live(move || match terms.get() {
        Reading::Loading => view! { <Skeleton lines=4/> }.into_any(),
        Reading::Failed(_) => view! {
            <p class="panel-failed" role="alert">{t!(returns.terms_failed)}</p>
            <Button on_press=retry>{t!(kit.retry)}</Button>
        }
        .into_any(),
        Reading::Ready { shown: terms, .. } => view! { <RegisterForm terms on_close/> }.into_any(),
    })
}

#[component]
fn RegisterForm(terms: Arc<ReturnTerms>, on_close: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let (store, dialogs, state) = (OrderStore::expect(), Dialogs::expect(), ReturnFormState::expect());
    let form = NodeRef::<html::Form>::new();
    let window = Memo::new(move |_| store.order().and_then(|order| order.return_window));
    let is_over = move || window.get().is_some_and(|window| window.is_over(now()));
    let order = store.part(|one, other| one.order == other.order && one.returns == other.returns);
    let lines = Memo::new(move |_| {
        let order = order.get()?;
        let case = order.case();
        let lines = order.order.lines.iter().map(|line| (line.clone(), case.returnable(&line.id)));
        Some(lines.filter(|(_, most)| *most > 0).collect::<Vec<_>>())
    });
    let first = first_action(&terms);
    // The dialog opened before the reasons and actions were there, so that it had no field to begin with.
    on_mount(move || focus::field(form, "[data-autofocus]"));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(OrderAction::RegisterReturn).is_some() {
            return;
        }
        state.was_tried.set(true);
        let ids: Vec<LineId> =
            untrack(|| lines.get()).unwrap_or_default().into_iter().map(|(line, _)| line.id).collect();
        let draft = untrack(|| state.draft(&ids, first.as_ref(), is_over()));
        match draft {
            Some(draft) => store.send_then(OrderCommand::RegisterReturn(draft), move || {
                state.clear();
                dialogs.drop_wish(&OpenDialog::RegisterReturn);
            }),
            None => focus::field(form, "[aria-invalid]"),
        }
    };
    let rows = live_if(move || {
        let rows = lines.get()?.into_iter().enumerate();
        let terms = terms.clone();
        Some(rows.map(|(place, row)| line_row(&terms, row, place == 0)).collect_view().into_any())
    });
    let nothing = live_if(move || {
        let is_missing = state.was_tried.get() && !state.is_asked_for();
        let words = move || (language.texts().returns.problem)(ReturnProblem::NothingAsked).to_owned();
        is_missing.then(|| view! { <p class="return-problem" role="alert">{live_text(words)}</p> }.into_any())
    });
    view! {
        <form class="return-form" node_ref=form on:submit=submit novalidate=true>
            <WindowNotice window/>
            <ul class="return-rows">{rows}</ul>
            {nothing}
            <ObstacleNote action=OrderAction::RegisterReturn/>
            <DialogActions>
                <Button kind=ButtonKind::Quiet on_press=on_close>{t!(kit.close)}</Button>
                <DeedButton deed=OperationKind::RegisterReturn kind=ButtonKind::Primary submits=true>
                    {t!(returns.send)}
                </DeedButton>
            </DialogActions>
        </form>
    }
}

/// Until when returns are taken, and the way on for who comes too late.
#[component]
fn WindowNotice(window: Memo<Option<ReturnWindow>>) -> impl IntoView {
    let language = Language::expect();
    let (state, session) = (ReturnFormState::expect(), AgentSession::expect());
    let error = MaybeProp::derive(move || {
        let is_missing = state.was_tried.get() && state.overrule.with(|reason| reason.trim().is_empty());
        is_missing.then(|| language.texts().returns.overrule_missing.to_owned())
    });
    live_if(move || {
        let window = window.get()?;
        let said = move || {
            let last = written_at_the_shop(window.last_day.noon(), Precision::Date, language.locale());
            (language.texts().returns.window)(window.since, window.days, &last)
        };
        if !window.is_over(now()) {
            return Some(view! { <p class="quiet">{live_text(said)}</p> }.into_any());
        }
        let is_lead = session.agent().is_some_and(|agent| agent.role.leads());
        let way_on = if is_lead {
            view! {
                <TextArea
                    label=t_signal!(returns.overrule)
                    value=state.overrule
                    on_input=Callback::new(move |reason| state.overrule.set(reason))
                    hint=t_signal!(returns.overrule_hint)
                    error
                    rows=2
                    max_length=text_limits::REASON
                />
            }
            .into_any()
        } else {
            view! { <p>{t!(returns.ask_a_lead)}</p> }.into_any()
        };
        let notice = view! {
            <Notice tone=NoticeTone::Warning title=t_signal!(returns.window_over)>
                <p>{live_text(said)}</p>
                {way_on}
            </Notice>
        };
        Some(notice.into_any())
    })
}

fn first_action(terms: &ReturnTerms) -> Option<ReturnTermId> {
    terms.actions.iter().find(|listed| !listed.retired).map(|listed| listed.action.id.clone())
}

/// A line that can come back. Its reason and action are asked for once it has units.
fn line_row(terms: &Arc<ReturnTerms>, (line, most): (OrderLine, u32), is_first: bool) -> AnyView {
    let language = Language::expect();
    let state = ReturnFormState::expect();
    let OrderLine { id, title, .. } = line;
    let (shown, edited, judged, asked) = (id.clone(), id.clone(), id.clone(), id.clone());
    let label = {
        let title = title.clone();
        Signal::derive(move || (language.texts().returns.units_of)(&title))
    };
    let error = MaybeProp::derive(move || {
        let problem = match state.entry(&judged).units() {
            Err(()) => ReturnProblem::QuantityNotPositive,
            Ok(Some(units)) if units > most => ReturnProblem::ExceedsReturnable { returnable: most },
            Ok(_) => return None,
        };
        Some((language.texts().returns.problem)(problem).to_owned())
    });
    let has_units = memo_bool(move || state.entry(&asked).units() != Ok(None));
    let terms = terms.clone();
    let choices = live_if(move || has_units.get().then(|| choices(&terms, &id)));
    view! {
        <li class="return-row">
            <span class="line-title"><Untrusted text=title/></span>
            <TextInput
                label
                value=Signal::derive(move || state.entry(&shown).units)
                on_input=Callback::new(move |units| state.edit(&edited, |entry| entry.units = units))
                kind=InputKind::Amount
                hint=Signal::derive(move || (language.texts().overpayment.most)(&most.to_string()))
                error
                autofocus=is_first
            />
            {choices}
        </li>
    }
    .into_any()
}

fn choices(terms: &Arc<ReturnTerms>, id: &LineId) -> AnyView {
    let language = Language::expect();
    let state = ReturnFormState::expect();
    let (of_reasons, of_actions, first) = (terms.clone(), terms.clone(), first_action(terms));
    let reasons = Signal::derive(move || {
        let offered = of_reasons.reasons.iter().filter(|listed| !listed.retired).map(|listed| &listed.reason);
        offered.map(|reason| (reason.id.clone(), reason.text.of(language.locale()).to_owned())).collect::<Vec<_>>()
    });
    let actions = Signal::derive(move || {
        let offered = of_actions.actions.iter().filter(|listed| !listed.retired).map(|listed| &listed.action);
        offered.map(|action| (action.id.clone(), action.text.of(language.locale()).to_owned())).collect::<Vec<_>>()
    });
    let (reason, action, missing) = (id.clone(), id.clone(), id.clone());
    let (chosen_reason, chosen_action) = (id.clone(), id.clone());
    let error = MaybeProp::derive(move || {
        let is_missing = state.was_tried.get() && state.entry(&missing).reason.is_none();
        is_missing.then(|| (language.texts().returns.problem)(ReturnProblem::UnknownTerm).to_owned())
    });
    view! {
        <Select
            label=t_signal!(returns.reason)
            options=reasons
            value=Signal::derive(move || state.entry(&reason).reason)
            on_choose=Callback::new(move |term| state.edit(&chosen_reason, |entry| entry.reason = Some(term)))
            placeholder=t_signal!(returns.choose)
            error
        />
        <Select
            label=t_signal!(returns.action)
            options=actions
            value=Signal::derive(move || state.entry(&action).action.or_else(|| first.clone()))
            on_choose=Callback::new(move |term| state.edit(&chosen_action, |entry| entry.action = Some(term)))
        />
    }
    .into_any()
}
