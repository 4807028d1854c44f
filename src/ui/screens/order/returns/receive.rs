//! *Réceptionner*: what was in the parcel, line by line; what is missing is reckoned from what was announced.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::help::HelpTopic;
use crate::domain::order::LineId;
use crate::domain::returns::{OrderReturn, ReceivedUnits, ReturnLine, ReturnNumber, ReturnProblem};
use crate::ui::kit::{
    Button, ButtonKind, Dialog, DialogActions, InputKind, Notice, NoticeTone, TextInput, Untrusted, focus,
};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::help::article::help_of;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote};
use crate::ui::screens::order::parts::pop_in::PopIn;
use crate::ui::screens::order::parts::whose::whose;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn ReceiveReturnDialog() -> impl IntoView {
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    let number = Memo::new(move |_| match dialogs.open().get() {
        OpenDialog::ReceiveReturn(number) => Some(number),
        _ => None,
    });
    let open = memo_bool(move || number.with(Option::is_some));
    view! {
        <Dialog
            open
            title=t_signal!(returns.receive)
            about=whose()
            on_close
            wide=true
            help=help_of(|| HelpTopic::ReceiveReturn)
        >
            <PopIn>
                {live_if(move || Some(view! { <Parcel number=number.get()? on_close/> }.into_any()))}
            </PopIn>
        </Dialog>
    }
}

/// The form while the return waits for its parcel; whoever comes second reads that another agent was first.
#[component]
fn Parcel(number: ReturnNumber, on_close: Callback<()>) -> impl IntoView {
    let store = OrderStore::expect();
    let order = store.part(|one, other| one.returns == other.returns);
    let found = number.clone();
    let waits = memo_bool(move || {
        let order = order.get();
        order.is_some_and(|order| order.case().find_return(&found).is_some_and(OrderReturn::can_be_received))
    });
    live_if(move || {
        if !waits.get() {
            let gone = view! {
                <Notice tone=NoticeTone::Info title=t_signal!(returns.moved_on)/>
                <DialogActions>
                    <Button kind=ButtonKind::Primary on_press=on_close autofocus=true>{t!(kit.close)}</Button>
                </DialogActions>
            };
            return Some(gone.into_any());
        }
        let back = untrack(|| order.get())?.case().find_return(&number).cloned()?;
        Some(view! { <ReceiveForm back on_close/> }.into_any())
    })
}

/// What was counted of a line, as typed.
type Counted = (LineId, RwSignal<String>, RwSignal<String>);

fn read(text: RwSignal<String>) -> Option<u32> {
    text.with(|text| match text.trim() {
        "" => Some(0),
        text => text.parse().ok(),
    })
}

#[component]
fn ReceiveForm(back: OrderReturn, on_close: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let form = NodeRef::<html::Form>::new();
    let was_tried = RwSignal::new(false);
    // Most parcels hold what was announced: then Enter is all there is to do.
    let counted: Vec<Counted> = back
        .lines
        .iter()
        .filter(|line| line.expected() > 0)
        .map(|line| (line.line.clone(), RwSignal::new(line.quantity.to_string()), RwSignal::new(String::new())))
        .collect();
    let rows = back.lines.iter().filter(|line| line.expected() > 0).zip(&counted).enumerate();
    let rows = rows.map(|(place, (line, counted))| row(store, &back, line, counted, place == 0)).collect_view();
    let number = back.number.clone();
    let units = {
        let counted = counted.clone();
        move || -> Option<Vec<ReceivedUnits>> {
            let units = |(line, sound, damaged): &Counted| {
                Some(ReceivedUnits { line: line.clone(), sound: read(*sound)?, damaged: read(*damaged)? })
            };
            counted.iter().map(units).collect()
        }
    };
    let is_nothing = move || {
        let is_none = |(_, sound, damaged): &Counted| read(*sound) == Some(0) && read(*damaged) == Some(0);
        counted.iter().all(is_none)
    };
    let nothing = is_nothing.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(OrderAction::ReceiveReturn).is_some() {
            return;
        }
        was_tried.set(true);
        match untrack(&units).filter(|_| !untrack(&is_nothing)) {
            Some(lines) => {
                let dialog = OpenDialog::ReceiveReturn(number.clone());
                store.send_then(OrderCommand::ReceiveReturn(number.clone(), lines), move || dialogs.drop_wish(&dialog));
            }
            None => focus::field(form, "[aria-invalid]"),
        }
    };
    let problem = live_if(move || {
        let words = move || (language.texts().returns.problem)(ReturnProblem::NothingCame).to_owned();
        let is_missing = was_tried.get() && nothing();
        is_missing.then(|| view! { <p class="return-problem" role="alert">{live_text(words)}</p> }.into_any())
    });
    view! {
        <form class="return-form" node_ref=form on:submit=submit novalidate=true>
            <ul class="return-rows">{rows}</ul>
            {problem}
            <ObstacleNote action=OrderAction::ReceiveReturn/>
            <DialogActions>
                <Button kind=ButtonKind::Quiet on_press=on_close>{t!(kit.close)}</Button>
                <DeedButton deed=OperationKind::ReceiveReturn kind=ButtonKind::Primary submits=true>
                    {t!(returns.send_receipt)}
                </DeedButton>
            </DialogActions>
        </form>
    }
}

fn row(
    store: OrderStore,
    back: &OrderReturn,
    line: &ReturnLine,
    (id, sound, damaged): &Counted,
    is_first: bool,
) -> AnyView {
    let language = Language::expect();
    let (sound, damaged, line) = (*sound, *damaged, line.clone());
    let announced = line.quantity;
    let order = untrack(|| store.order());
    let title = order.as_ref().map_or_else(String::new, |order| order.order.item_title(id).to_owned());
    let most = order.as_ref().map_or(0, |order| order.case().receivable(back, id));
    let came = move || Some(read(sound)?.saturating_add(read(damaged)?));
    let wrong = move |text: RwSignal<String>, is_of_sum: bool| {
        let problem = match (read(text), came()) {
            (None, _) => ReturnProblem::QuantityNotPositive,
            (Some(_), Some(came)) if is_of_sum && came > most => ReturnProblem::ExceedsReturnable { returnable: most },
            _ => return None,
        };
        Some((language.texts().returns.problem)(problem).to_owned())
    };
    let (sound_name, damaged_name) = (title.clone(), title.clone());
    let missing = live_text(move || {
        let received = || Some(line.received(read(sound)?, read(damaged)?));
        (language.texts().returns.missing)(received().map_or(0, |received| received.missing))
    });
    view! {
        <li class="return-row">
            <span class="line-title">
                <Untrusted text=title/>
                " "
                <span class="quiet">{live_text(move || (language.texts().returns.announced)(announced))}</span>
            </span>
            <TextInput
                label=Signal::derive(move || (language.texts().returns.sound_of)(&sound_name))
                value=sound
                on_input=Callback::new(move |text| sound.set(text))
                kind=InputKind::Amount
                error=MaybeProp::derive(move || wrong(sound, true))
                autofocus=is_first
            />
            <TextInput
                label=Signal::derive(move || (language.texts().returns.damaged_of)(&damaged_name))
                value=damaged
                on_input=Callback::new(move |text| damaged.set(text))
                kind=InputKind::Amount
                error=MaybeProp::derive(move || wrong(damaged, false))
            />
            <output class="return-missing">{missing}</output>
        </li>
    }
    .into_any()
}
