//! Orders with a past and a draft, as long as one likes and the same on every machine.

use avoir::domain::agent::{Agent, AgentId, Role};
use avoir::domain::credit::{
    Basis, ChargeDraft, CreditNote, CreditNoteDraft, CreditNoteNumber, LineDraft, Occasion, Past, PaymentShare, Quote,
    Restock, quote,
};
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::money::{Amount, Currency};
use avoir::domain::order::{Charge, Customer, LineId, Order, OrderLine, OrderNumber, Tax};
use avoir::domain::payment::{Payment, PaymentId, PaymentProvider};
use avoir::domain::timestamp::Timestamp;

/// The VAT of France and its name for each, in thousandths.
const RATES: [(i64, &str); 4] = [(200, "0.20"), (100, "0.10"), (55, "0.055"), (21, "0.021")];

/// An order that was refunded before, and what is asked for now.
pub struct Story {
    pub order: Order,
    pub notes: Vec<CreditNote>,
    pub refunded: Vec<PaymentShare>,
    pub draft: CreditNoteDraft,
}

impl Story {
    pub fn new(lines: u32, seed: u32) -> Self {
        let order = order(lines, seed);
        let mut story = Self { order, notes: Vec::new(), refunded: Vec::new(), draft: CreditNoteDraft::default() };
        story.draft.lines = story.order.lines.iter().enumerate().filter_map(asked_before).collect();
        if !story.draft.lines.is_empty() {
            story.issue();
        }
        story.draft.lines = story.order.lines.iter().enumerate().map(|line| asked_now(line, &story.notes)).collect();
        let parcel = |parcel: &Charge| ChargeDraft {
            id: parcel.id.clone(),
            amount: part(parcel.total, 1, 2),
            basis: Basis::Gross,
        };
        story.draft.shipping = story.order.shipping.iter().map(parcel).collect();
        story
    }

    pub fn quote(&self) -> Quote {
        let quotes = self.notes.iter().map(|note| &note.quote).collect();
        let past = Past {
            quotes,
            refunded: self.refunded.clone(),
            overpaid: Vec::new(),
            earlier: Vec::new(),
            occasion: Occasion::CreditNote,
        };
        quote(&self.order, &past, &self.draft).expect("the draft asks for less than is left")
    }

    /// Refunds what is drafted.
    fn issue(&mut self) {
        let quote = self.quote();
        let shares = quote.allocation.iter();
        self.refunded =
            shares.map(|share| PaymentShare { payment: share.payment.clone(), amount: share.amount }).collect();
        self.notes.push(CreditNote {
            tax_in_euros: None,
            number: CreditNoteNumber::new(2026, 1),
            order: self.order.number.clone(),
            issued_at: Timestamp::EPOCH,
            issued_by: Agent { id: AgentId("a1".to_owned()), name: "Awa".to_owned(), role: Role::Agent },
            reason: String::new(),
            restock: Restock::Leave,
            corrects: None,
            for_return: None,
            quote,
        });
    }
}

/// Paid by two cards and a transfer.
fn order(lines: u32, seed: u32) -> Order {
    let mut chance = Chance(u64::from(seed) << 32 | u64::from(lines));
    let customer = Customer {
        name: "Awa Diallo".to_owned(),
        email: "awa@example.com".to_owned(),
        phone: None,
        locale: "fr".to_owned(),
    };
    let number = OrderNumber("ORD00123".to_owned());
    let with_tax = seed.is_multiple_of(2);
    let mut order = Order::new(number, Timestamp::EPOCH, Currency::EUR, with_tax, LogisticStatus::Delivered, customer);
    order.lines = (1..=lines).map(|number| line(number, &mut chance)).collect();
    order.shipping = vec![charge("parcel", 490 + chance.below(1_000), &mut chance)];
    // Both taxes of a line are due on its net: the rules in JavaScript know no other bases.
    for line in order.lines.iter_mut().filter(|line| line.taxes.len() > 1) {
        let within =
            if order.prices_include_tax { line.taxes.iter().map(|tax| tax.amount).collect() } else { Vec::new() };
        let net = within.into_iter().fold(line.total, |net, tax| net - tax);
        line.taxes.iter_mut().for_each(|tax| tax.base = Some(net));
    }
    let gross = order.gross();
    let (first, second) = (part(gross, 1, 3), part(gross, 1, 7));
    for (id, captured) in [("card-1", first), ("card-2", second), ("transfer", gross - first - second)] {
        order.payments.push(Payment {
            id: PaymentId(id.to_owned()),
            provider: PaymentProvider::HIPAY,
            transaction: id.to_owned(),
            captured,
            captured_at: Timestamp::EPOCH,
            label: None,
            authorized: None,
        });
    }
    order
}

fn line(number: u32, chance: &mut Chance) -> OrderLine {
    let quantity = 1 + u32::try_from(chance.below(5)).expect("less than five");
    let unit_price = 50 + chance.below(20_000);
    let discounted = unit_price * i64::from(quantity) - chance.below(40);
    let Charge { id, title, total, mut taxes } = charge(&format!("line-{number}"), discounted, chance);
    if number.is_multiple_of(4) {
        let contribution = euros(1 + chance.below(10));
        taxes.push(Tax {
            name: "ECO".to_owned(),
            rate: Default::default(),
            amount: contribution,
            base: None,
            category: None,
            exemption: None,
        });
    }
    let line = OrderLine::new(id, (format!("SKU{number}"), title), quantity, euros(unit_price).into(), total);
    OrderLine { taxes, ..line }
}

fn charge(id: &str, cents: i64, chance: &mut Chance) -> Charge {
    let (rate, written) = RATES[usize::try_from(chance.below(4)).expect("less than four")];
    let total = euros(cents);
    let rate_written = written.parse().expect("a decimal number");
    let vat = Tax {
        name: "TVA".to_owned(),
        rate: rate_written,
        amount: part(total, rate, 1_000 + rate),
        base: None,
        category: None,
        exemption: None,
    };
    Charge { id: LineId(id.to_owned()), title: format!("Title of {id}"), total, taxes: vec![vat] }
}

/// The earlier note gave a unit of every third line, and a third of the value of every ninth.
fn asked_before((position, line): (usize, &OrderLine)) -> Option<LineDraft> {
    let (quantity, amount) = match position % 9 {
        8 => (None, Some(part(line.total, 1, 3))),
        2 | 5 if line.quantity > 1 => (Some(1), None),
        _ => return None,
    };
    Some(LineDraft { line: line.id.clone(), quantity, amount, basis: Basis::Gross, restock: None })
}

/// Some or all of the units that are left; of every fifth line a fifth of its value.
fn asked_now((position, line): (usize, &OrderLine), notes: &[CreditNote]) -> LineDraft {
    let before = notes.iter().flat_map(|note| &note.quote.lines).find(|noted| noted.line == line.id);
    let left = i64::from(line.quantity) - before.map_or(0, |noted| noted.quantity);
    let (quantity, amount) = match position % 5 {
        4 => (None, Some(part(line.total, 1, 5))),
        0 => (Some((left + 1) / 2), None),
        _ => (Some(left), None),
    };
    LineDraft { line: line.id.clone(), quantity, amount, basis: Basis::Gross, restock: None }
}

fn euros(cents: i64) -> Amount {
    Amount::from_minor(cents, Currency::EUR)
}

fn part(amount: Amount, part: i64, whole: i64) -> Amount {
    amount.share(part, whole)
}

/// Numbers without a pattern: SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        i64::try_from((mixed ^ (mixed >> 31)) >> 1).expect("63 bits") % limit
    }
}
