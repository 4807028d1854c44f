//! The browser and the server come to the same figures: ten thousand credit notes, made up from whole numbers
//! alone, are quoted by each, and every byte of what comes of them goes into one number. It is the same number
//! on a server's 64 bits and in a browser's 32, or one of the two fails here.

use avoir::domain::credit::{
    AdjustmentDraft, AdjustmentTax, Allocation, Basis, ChargeDraft, CreditNote, CreditNoteDraft, LineDraft,
    LineRestock, Occasion, Past, PaymentShare, Quote, RefundRefusal, Restock, Strategy, fixture, quote,
};
use avoir::domain::money::{Amount, Currency};
use avoir::domain::order::fixture::order_in;
use avoir::domain::order::{Charge, Order};
use avoir::domain::payment::PaymentProvider;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// How many orders; each is credited twice, the second time with the first behind it.
const ORDERS: u32 = 5_000;

/// What all quotes and refusals come to, and how many of each. Changes only with the rules themselves.
const EXPECTED: (u64, [u32; 2]) = (5_206_233_658_669_244_677, [6_257, 3_743]);

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn ten_thousand_credit_notes_come_to_the_same_in_a_browser_and_on_a_server() {
    let (mut sum, mut counts) = (Fingerprint::new(), [0, 0]);
    for seed in 0..ORDERS {
        let mut dice = Dice(u64::from(seed) * 2 + 1);
        let order = dice.order();
        let first = credit(&order, &[], &dice.draft(&order));
        let notes: Vec<CreditNote> = first.clone().ok().map(fixture::note).into_iter().collect();
        let second = credit(&order, &notes, &dice.draft(&order));
        for outcome in [first, second] {
            counts[usize::from(outcome.is_err())] += 1;
            sum.add(&serde_json::to_string(&outcome).expect("figures are text"));
        }
    }
    assert_eq!((sum.0, counts), EXPECTED);
}

fn credit(order: &Order, notes: &[CreditNote], draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
    let shares = notes.iter().flat_map(|note| &note.quote.allocation);
    let refunded: Vec<PaymentShare> =
        shares.map(|share| PaymentShare { payment: share.payment.clone(), amount: share.amount }).collect();
    let quotes = notes.iter().map(|note| &note.quote).collect();
    quote(
        order,
        &Past {
            quotes,
            refunded,
            overpaid: Vec::new(),
            earlier: Vec::new(),
            occasion: Occasion::CreditNoteAlsoToGiftCards,
        },
        draft,
    )
}

/// FNV-1a.
struct Fingerprint(u64);

impl Fingerprint {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Numbers that look thrown, and are the same everywhere (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn throw(&mut self, sides: u64) -> i64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % sides).cast_signed()
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.throw(sides) == 0
    }

    fn pick<T: Clone>(&mut self, among: &[T]) -> T {
        among[usize::try_from(self.throw(among.len() as u64)).expect("a place in the list")].clone()
    }

    fn order(&mut self) -> Order {
        let code = self.pick(&["EUR", "JPY", "KWD"]);
        let currency = Currency::parse(code).expect("ISO 4217");
        let mut order = if self.one_in(2) { order_in(code) } else { order_in(code).net() };
        for place in 0..=self.throw(6) {
            let total = Amount::from_minor(self.throw(50_000), currency);
            let quantity = u32::try_from(1 + self.throw(9)).expect("a few units");
            order = order.line(&format!("l{place}"), quantity, &total.to_string(), &texts(&self.taxes(total)));
        }
        for place in 0..self.throw(3) {
            let (total, taxes) = self.charge(currency);
            order = order.parcel(&format!("s{place}"), &total, &texts(&taxes));
        }
        if self.one_in(3) {
            let (total, taxes) = self.charge(currency);
            order = order.fee("f", &total, &texts(&taxes));
        }
        self.pay(order)
    }

    fn charge(&mut self, currency: Currency) -> (String, Vec<String>) {
        let total = Amount::from_minor(self.throw(2_000), currency);
        (total.to_string(), self.taxes(total))
    }

    /// Up to two taxes, each at most a quarter of the total.
    fn taxes(&mut self, total: Amount) -> Vec<String> {
        let most = u64::try_from(total.minor() / 4 + 1).expect("not below zero");
        (0..self.throw(3))
            .map(|place| format!("TVA {place}@0.{:02}:{}", 20 - place * 10, total.with_minor(self.throw(most))))
            .collect()
    }

    /// One payment to three, which mostly come to what the order cost.
    fn pay(&mut self, mut order: Order) -> Order {
        let mut left = order.gross().minor();
        for (place, provider) in
            [PaymentProvider::HIPAY, PaymentProvider::GIFT_CARD, PaymentProvider::PAYPAL].iter().enumerate()
        {
            let all = place == 2 || self.one_in(2);
            let captured = if all { left } else { left / (2 + self.throw(3)) };
            left -= captured;
            let captured = Amount::from_minor(captured, order.currency).to_string();
            order = order.paid(&format!("p{place}"), *provider, &captured);
            if all && !self.one_in(10) {
                break;
            }
        }
        order
    }

    fn draft(&mut self, order: &Order) -> CreditNoteDraft {
        let basis = [Basis::Gross, Basis::Net];
        let lines = order.lines.iter().filter_map(|line| {
            let by_value = self.one_in(3);
            let asked = LineDraft {
                line: line.id.clone(),
                quantity: (!by_value || self.one_in(3)).then(|| 1 + self.throw(u64::from(line.quantity))),
                amount: by_value.then(|| self.part_of(line.total)),
                basis: self.pick(&basis),
                restock: self.one_in(4).then_some(LineRestock::Alike(Restock::Leave)),
            };
            self.one_in(2).then_some(asked)
        });
        let lines = lines.collect();
        let mut charges = |charges: &[Charge]| -> Vec<ChargeDraft> {
            let some = charges.iter().filter_map(|charge| {
                let asked =
                    ChargeDraft { id: charge.id.clone(), amount: self.part_of(charge.total), basis: self.pick(&basis) };
                self.one_in(2).then_some(asked)
            });
            some.collect()
        };
        let (shipping, fees) = (charges(&order.shipping), charges(&order.fees));
        CreditNoteDraft {
            lines,
            shipping,
            fees,
            adjustment: self.one_in(3).then(|| AdjustmentDraft {
                amount: Amount::from_minor(self.throw(1_000) - 500, order.currency),
                reason: "geste commercial".to_owned(),
                tax: self.pick(&[AdjustmentTax::None, AdjustmentTax::AsItems]),
            }),
            restock: Restock::from(self.one_in(2)),
            allocation: Allocation::By(self.pick(&Strategy::ALL)),
            ..CreditNoteDraft::default()
        }
    }

    /// Mostly a part, seldom more than the whole.
    fn part_of(&mut self, whole: Amount) -> Amount {
        let most = u64::try_from(whole.minor() + whole.minor() / 20 + 2).expect("not below zero");
        whole.with_minor(1 + self.throw(most))
    }
}

fn texts(taxes: &[String]) -> Vec<&str> {
    taxes.iter().map(String::as_str).collect()
}
