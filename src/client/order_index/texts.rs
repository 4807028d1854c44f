//! The texts of orders, end to end in a few large pieces, so that none is ever moved.

use std::ops::Range;

/// Where the texts of an order are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    piece: u32,
    start: u32,
    number: u32,
    customer: u32,
    email: u32,
    search: u32,
}

/// What an order says and is found by.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrderTexts<'a> {
    pub number: &'a str,
    pub customer: &'a str,
    pub email: &'a str,
    /// A line a text, folded.
    pub search: &'a str,
}

impl OrderTexts<'_> {
    pub fn differs_from(&self, other: OrderTexts<'_>) -> bool {
        (self.number, self.customer, self.email, self.search)
            != (other.number, other.customer, other.email, other.search)
    }
}

#[derive(Debug, Default)]
pub(super) struct Texts {
    pieces: Vec<String>,
}

impl Texts {
    /// Begins a piece with room for so many bytes.
    pub fn begin_piece(&mut self, bytes: usize) {
        self.pieces.push(String::with_capacity(bytes));
    }

    /// Keeps what is no longer than 4 GiB with all of its piece; in a new piece else.
    pub fn put(&mut self, texts: OrderTexts<'_>) -> Place {
        let bytes = texts.number.len() + texts.customer.len() + texts.email.len() + texts.search.len();
        let is_full = self.pieces.last().is_none_or(|piece| u32::try_from(piece.len() + bytes).is_err());
        if is_full {
            self.begin_piece(bytes);
        }
        let at = self.pieces.len() - 1;
        let piece = &mut self.pieces[at];
        let start = piece.len();
        for text in [texts.number, texts.customer, texts.email, texts.search] {
            piece.push_str(text);
        }
        Place {
            piece: short(at),
            start: short(start),
            number: short(texts.number.len()),
            customer: short(texts.customer.len()),
            email: short(texts.email.len()),
            search: short(texts.search.len()),
        }
    }

    /// Gives back what a piece does not need.
    pub fn end_piece(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.shrink_to_fit();
        }
    }

    pub fn get(&self, place: Place) -> OrderTexts<'_> {
        let number = self.number(place);
        let customer = self.slice(place, place.number, place.customer);
        let email = self.slice(place, place.number + place.customer, place.email);
        OrderTexts { number, customer, email, search: self.search(place) }
    }

    pub fn number(&self, place: Place) -> &str {
        self.slice(place, 0, place.number)
    }

    pub fn customer(&self, place: Place) -> &str {
        self.slice(place, place.number, place.customer)
    }

    pub fn search(&self, place: Place) -> &str {
        self.slice(place, place.number + place.customer + place.email, place.search)
    }

    fn slice(&self, place: Place, skip: u32, length: u32) -> &str {
        &self.pieces[place.piece as usize][range(place.start + skip, length)]
    }
}

fn short(length: usize) -> u32 {
    u32::try_from(length).expect("a piece is shorter than 4 GiB")
}

const fn range(start: u32, length: u32) -> Range<usize> {
    start as usize..start as usize + length as usize
}
