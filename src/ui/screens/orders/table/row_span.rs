//! Which of many rows of one height are in view, and where to scroll for another. All lengths are pixels.

use std::ops::Range;

/// Rows beyond each edge of the view, for what is scrolled before the next frame.
const AHEAD: usize = 3;

/// The view over the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowSpan {
    /// The height of a row.
    pub row: usize,
    /// How far the rows are scrolled.
    pub top: usize,
    /// The height of what can be seen of them.
    pub height: usize,
    /// How many there are.
    pub count: usize,
}

impl RowSpan {
    /// The rows to draw: those in view, and a few more.
    pub fn drawn(self) -> Range<usize> {
        let first = (self.top / self.row.max(1)).saturating_sub(AHEAD).min(self.count);
        let end = self.end().saturating_add(AHEAD).min(self.count);
        first..end.max(first)
    }

    /// The rows that can be seen whole.
    pub fn page(self) -> usize {
        (self.height / self.row.max(1)).saturating_sub(1).max(1)
    }

    fn end(self) -> usize {
        self.top.saturating_add(self.height).div_euclid(self.row.max(1)).saturating_add(1)
    }
}

/// The scroll position at which this row can be seen whole, as near as may be to the one now.
pub fn scroll_to(span: RowSpan, place: usize) -> usize {
    let top = place.saturating_mul(span.row);
    let least = top.saturating_add(span.row).saturating_sub(span.height);
    if span.top > top { top } else { span.top.max(least) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPAN: RowSpan = RowSpan { row: 36, top: 0, height: 360, count: 1_000 };

    #[test]
    fn rows_in_view_are_drawn_with_a_few_more_and_none_that_is_not_there() {
        assert_eq!(SPAN.drawn(), 0..14);
        assert_eq!(RowSpan { top: 3_600, ..SPAN }.drawn(), 97..114);
        assert_eq!(RowSpan { top: 35_999, ..SPAN }.drawn(), 996..1_000);
        assert_eq!(RowSpan { count: 4, ..SPAN }.drawn(), 0..4);
        assert_eq!(RowSpan { count: 0, top: 900, ..SPAN }.drawn(), 0..0);
    }

    #[test]
    fn a_row_is_scrolled_to_no_further_than_needed() {
        assert_eq!(scroll_to(SPAN, 5), 0);
        assert_eq!(scroll_to(SPAN, 10), 36);
        assert_eq!(scroll_to(RowSpan { top: 3_600, ..SPAN }, 99), 3_564);
        assert_eq!(scroll_to(RowSpan { top: 3_600, ..SPAN }, 105), 3_600);
        assert_eq!(SPAN.page(), 9);
    }
}
