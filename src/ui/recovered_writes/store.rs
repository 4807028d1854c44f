//! The writes whose answer no page saw, asked about here for all screens, so that no two of them say different
//! things of one write.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::operations::{Operation, OperationKey, OperationKind};
use crate::client::open_intents::{OpenIntent, OpenIntents, Reconciled};
use crate::client::{Failure, now, sleep};
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::ui::connection::Connection;
use crate::ui::reactive::watch;
use crate::ui::session::AgentSession;

/// How long until the backend is asked again whether a late delivery has come, in milliseconds.
const LATE: i128 = 5_000;
/// The same where the backend did not answer.
const SILENT: u32 = 15_000;

/// What is known of a write that an earlier page left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecoveredWrite {
    /// It took effect.
    Done(Operation),
    /// It did not arrive: nothing was done.
    NotArrived(OpenIntent),
    /// Not known yet.
    Open(OpenIntent, Heard),
}

/// What was last heard of a write that is not known yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heard {
    #[default]
    Nothing,
    /// The backend had not received it `at` that time; from `certain` on that will be the end of it.
    NotYet { at: Timestamp, certain: Timestamp },
    /// The backend did not answer.
    NoAnswer { at: Timestamp },
}

impl Heard {
    /// How long to wait before asking again, in milliseconds. `None`: until somebody is back.
    fn patience(self) -> Option<u32> {
        match self {
            Self::Nothing => None,
            // A little later than that time, because the backend is not certain at the very moment.
            Self::NotYet { at, certain } => {
                u32::try_from((certain - at).whole_milliseconds().clamp(0, LATE) + 100).ok()
            }
            Self::NoAnswer { .. } => Some(SILENT),
        }
    }
}

impl RecoveredWrite {
    pub const fn key(&self) -> &OperationKey {
        match self {
            Self::Done(operation) => &operation.key,
            Self::NotArrived(intent) | Self::Open(intent, _) => &intent.key,
        }
    }

    pub const fn order(&self) -> &OrderNumber {
        match self {
            Self::Done(operation) => &operation.order,
            Self::NotArrived(intent) | Self::Open(intent, _) => &intent.order,
        }
    }

    pub const fn kind(&self) -> OperationKind {
        match self {
            Self::Done(operation) => operation.kind,
            Self::NotArrived(intent) | Self::Open(intent, _) => intent.kind,
        }
    }

    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open(..))
    }
}

/// The handle on them, shared by all screens.
#[derive(Clone, Copy)]
pub struct RecoveredWrites {
    session: AgentSession,
    found: RwSignal<Vec<RecoveredWrite>>,
    /// The writes that the backend is being asked about.
    asking: RwSignal<Vec<OperationKey>>,
}

impl RecoveredWrites {
    /// Asks again whenever the agent, the network or the session is back.
    pub fn open() -> Self {
        let this = Self::showing(Vec::new());
        let returns = Connection::expect().returns();
        watch(move || returns.get(), move |_, _| this.open_intents().into_iter().for_each(|it| this.look_up(it)));
        this
    }

    /// These, without asking anyone.
    pub fn showing(found: Vec<RecoveredWrite>) -> Self {
        Self { session: AgentSession::expect(), found: RwSignal::new(found), asking: RwSignal::default() }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it at the desk")
    }

    /// Asks about every write in the browser's list.
    pub async fn reconcile(self) {
        for intent in OpenIntents::of(&self.session.client()).all() {
            self.ask(intent).await;
        }
    }

    /// Asks about the writes to this order whose answer nobody has seen, and says which the first of them is.
    pub fn look_up_order(self, order: &OrderNumber) -> Option<OperationKind> {
        let left = OpenIntents::of(&self.session.client()).all().into_iter().filter(|intent| intent.order == *order);
        let mut first = None;
        for intent in left {
            first = first.or(Some(intent.kind));
            if !self.found.with_untracked(|found| found.iter().any(|write| *write.key() == intent.key)) {
                self.put(RecoveredWrite::Open(intent.clone(), Heard::Nothing));
            }
            self.look_up(intent);
        }
        first
    }

    /// What was found, oldest first.
    pub fn all(self) -> Signal<Vec<RecoveredWrite>> {
        self.found.into()
    }

    /// What was last heard of this write.
    pub fn heard(self, key: &OperationKey) -> Heard {
        self.found.with(|found| match found.iter().find(|write| write.key() == key) {
            Some(RecoveredWrite::Open(_, heard)) => *heard,
            _ => Heard::Nothing,
        })
    }

    /// Whether the backend is being asked about it.
    pub fn is_asking(self, key: &OperationKey) -> bool {
        self.asking.with(|asking| asking.contains(key))
    }

    /// The agent has read it.
    pub fn dismiss(self, key: &OperationKey) {
        self.found.try_update(|found| found.retain(|write| write.key() != key));
    }

    /// Somebody goes on with this order from what has become of it, and says how far it is.
    pub fn leave_to_others(self, order: &OrderNumber) {
        self.found.try_update(|found| found.retain(|write| write.order() != order || write.is_open()));
    }

    /// Asks about this one again. Not about the whole list: what this page itself is sending is in it too.
    pub fn look_up(self, intent: OpenIntent) {
        spawn_local(async move { self.ask(intent).await });
    }

    async fn ask(self, intent: OpenIntent) {
        let key = intent.key.clone();
        let begin = self.asking.try_update(|asking| {
            let is_new = !asking.contains(&key);
            asking.extend(is_new.then(|| key.clone()));
            is_new
        });
        if begin != Some(true) {
            return;
        }
        let client = self.session.client();
        let intents = OpenIntents::of(&client);
        let is_noted = intents.holds(&key);
        let answer = intents.find_out(intent.clone()).await;
        // Unless the agent has signed out meanwhile, because the desk may be another's by now.
        if answer == Err(Failure::SignedOut) && !self.found.is_disposed() {
            self.session.sign_in_needed();
        }
        let write = match answer {
            Ok(Reconciled::Done(operation)) => Some(RecoveredWrite::Done(operation)),
            // It is nobody's question any more: whoever sent it has seen its outcome meanwhile.
            Ok(_) if !is_noted => None,
            Ok(Reconciled::NotArrived(intent)) => Some(RecoveredWrite::NotArrived(intent)),
            Ok(Reconciled::NotKnown(intent)) => {
                let certain = intent.certain_at();
                Some(RecoveredWrite::Open(intent, Heard::NotYet { at: now(), certain }))
            }
            Err(Failure::SignedOut) => Some(RecoveredWrite::Open(intent, Heard::Nothing)),
            Err(_) => Some(RecoveredWrite::Open(intent, Heard::NoAnswer { at: now() })),
        };
        self.asking.try_update(|asking| asking.retain(|other| *other != key));
        match write {
            None => self.dismiss(&key),
            Some(write) => {
                self.put(write.clone());
                self.ask_later(write);
            }
        }
    }

    /// Asks again after a while, unless something else was heard by then.
    fn ask_later(self, write: RecoveredWrite) {
        let RecoveredWrite::Open(intent, heard) = &write else { return };
        let (Some(patience), intent) = (heard.patience(), intent.clone()) else { return };
        spawn_local(async move {
            sleep(patience).await;
            if self.found.try_with_untracked(|found| found.contains(&write)) == Some(true) {
                self.look_up(intent);
            }
        });
    }

    fn open_intents(self) -> Vec<OpenIntent> {
        let open = |write: &RecoveredWrite| match write {
            RecoveredWrite::Open(intent, _) => Some(intent.clone()),
            _ => None,
        };
        self.found.with_untracked(|found| found.iter().filter_map(open).collect())
    }

    /// In the place of what was known of the same write.
    fn put(self, write: RecoveredWrite) {
        self.found.try_update(|found| match found.iter_mut().find(|other| other.key() == write.key()) {
            Some(place) => *place = write,
            None => found.push(write),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Client;
    use time::Duration;

    fn not_yet(left: i64) -> Heard {
        Heard::NotYet { at: Timestamp::EPOCH, certain: Timestamp::EPOCH + Duration::milliseconds(left) }
    }

    #[test]
    fn a_late_delivery_is_asked_for_until_it_can_not_come_any_more() {
        assert_eq!(not_yet(30_000).patience(), Some(5_100));
        assert_eq!(not_yet(2_000).patience(), Some(2_100));
        assert_eq!(not_yet(-1).patience(), Some(100));
    }

    #[test]
    fn who_goes_on_with_an_order_says_what_became_of_its_writes_but_of_those_that_are_not_known() {
        let intent = |order: &str| OpenIntent {
            key: OperationKey::parse(&format!("key-of-a-write-{order}")).expect("a key"),
            order: OrderNumber(order.to_owned()),
            kind: OperationKind::CloseModification,
            started: Timestamp::EPOCH,
        };
        let (here, other) = (OrderNumber("1".to_owned()), RecoveredWrite::NotArrived(intent("2")));
        let open = RecoveredWrite::Open(intent("1"), Heard::Nothing);
        Owner::new().with(|| {
            provide_context(AgentSession::new(Client::new("/api/v1")));
            let recovered = RecoveredWrites::showing(vec![RecoveredWrite::NotArrived(intent("1")), other.clone()]);
            recovered.leave_to_others(&here);
            assert_eq!(recovered.all().get_untracked(), std::slice::from_ref(&other));
            let recovered = RecoveredWrites::showing(vec![open.clone(), other.clone()]);
            recovered.leave_to_others(&here);
            assert_eq!(recovered.all().get_untracked(), [open, other]);
        });
    }

    #[test]
    fn only_a_backend_that_is_silent_is_asked_again_by_itself() {
        assert_eq!(Heard::NoAnswer { at: Timestamp::EPOCH }.patience(), Some(15_000));
        assert_eq!(Heard::Nothing.patience(), None);
    }
}
