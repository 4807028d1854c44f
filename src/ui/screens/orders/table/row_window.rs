//! The rows in the document: those in view and a few more, of however many there are. The row that has the focus stays
//! while it is scrolled away, and no row element moves under the pointer but by scrolling.

use std::ops::Range;

use web_sys::{HtmlElement, Node};

use super::cell::{Pen, child, element, set};
use super::row_span::{RowSpan, scroll_to};
use super::row_view::{Control, Role, RowView};
use crate::domain::order::OrderNumber;
use crate::ui::kit::focus;
use crate::ui::route::Column;
use crate::ui::screens::orders::store::ShownRow;

/// A row's height until one was measured.
const USUAL_HEIGHT: usize = 36;

/// What the rows are drawn from.
pub struct Source<'a> {
    pub count: usize,
    pub row: &'a dyn Fn(usize) -> Option<ShownRow>,
    pub place_of: &'a dyn Fn(&OrderNumber) -> Option<usize>,
    pub is_picked: &'a dyn Fn(&OrderNumber) -> bool,
    pub pen: Pen<'a>,
}

pub struct RowWindow {
    frame: HtmlElement,
    head: HtmlElement,
    body: HtmlElement,
    columns: Vec<Column>,
    /// In their order on the screen.
    rows: Vec<RowView>,
    /// The row that has the focus, out of view.
    kept: Option<RowView>,
    /// The room of the rows that are not drawn: above, and below, each with a row that is kept in between.
    gaps: [HtmlElement; 4],
    current: usize,
    height: usize,
}

impl RowWindow {
    pub fn new(frame: HtmlElement, head: HtmlElement, body: HtmlElement, columns: Vec<Column>) -> Self {
        let gap = |_| {
            let gap = element("tr", "gap");
            set(&gap, "aria-hidden", "true");
            child(&gap, "td", "");
            gap
        };
        // Where columns change the element stays, with the rows of the columns before.
        body.set_text_content(None);
        Self {
            frame,
            head,
            body,
            columns,
            rows: Vec::new(),
            kept: None,
            gaps: [0, 1, 2, 3].map(gap),
            current: 0,
            height: USUAL_HEIGHT,
        }
    }

    /// The rows that are in view, of so many.
    pub fn span(&self, count: usize) -> RowSpan {
        let pixels = |length: i32| usize::try_from(length).unwrap_or(0);
        RowSpan {
            row: self.height,
            top: pixels(self.frame.scroll_top()),
            height: pixels(self.frame.client_height()).saturating_sub(pixels(self.head.offset_height())),
            count,
        }
    }

    /// The row that Tab leads to.
    pub const fn current(&self) -> usize {
        self.current
    }

    /// In pixels.
    pub fn scroll_to_top(&self, top: i32) {
        self.frame.set_scroll_top(top);
    }

    /// Whether a row is as high as it was taken to be; if not, it is from now on.
    pub fn measure(&mut self) -> bool {
        let height = self.rows.first().and_then(|row| usize::try_from(row.element.offset_height()).ok());
        match height.filter(|height| *height > 0 && *height != self.height) {
            Some(height) => {
                self.height = height;
                false
            }
            None => true,
        }
    }

    /// Draws the rows that came into view.
    pub fn scroll(&mut self, source: &Source) {
        self.draw(self.span(source.count).drawn(), source, false);
    }

    /// Draws all rows anew.
    pub fn redraw(&mut self, source: &Source) {
        self.draw(self.span(source.count).drawn(), source, true);
    }

    /// From now on Tab leads to this row.
    pub fn stand_at(&mut self, place: usize, source: &Source) {
        self.current = place;
        for row in self.rows.iter_mut().chain(&mut self.kept) {
            row.stand(role(row.place, self.current, &row.number, source));
        }
    }

    /// Moves the focus to this row, and scrolls there.
    pub fn go_to(&mut self, place: usize, control: Control, source: &Source) {
        let span = self.span(source.count);
        let top = scroll_to(span, place);
        if top != span.top {
            self.frame.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
        }
        self.scroll(source);
        self.stand_at(place, source);
        if let Some(row) = self.rows.iter().find(|row| row.place == place) {
            row.take_focus(control);
        }
    }

    /// The row that has the focus, and which of its controls does.
    pub fn focused(&self) -> Option<(&RowView, Control)> {
        let focused = self.focus()?;
        let row = self.rows.iter().chain(&self.kept).find(|row| row.element.contains(Some(&focused)))?;
        Some((row, row.control(&focused)))
    }

    /// The order of the row that this is in.
    pub fn order_at(&self, node: &Node) -> Option<(usize, OrderNumber)> {
        let row = self.rows.iter().chain(&self.kept).find(|row| row.element.contains(Some(node)))?;
        Some((row.place, row.number.clone()))
    }

    fn draw(&mut self, wanted: Range<usize>, source: &Source, anew: bool) {
        let mut old: Vec<RowView> = std::mem::take(&mut self.rows);
        let at = self.focus();
        let has_focus = |row: &RowView| at.as_ref().is_some_and(|at| row.element.contains(Some(at)));
        let kept = self.kept.take();
        let focused = old.iter().position(has_focus).map(|place| old.remove(place));
        let (mut focused, left) = match kept {
            Some(row) if has_focus(&row) => (Some(row), None),
            left => (focused, left),
        };
        // Rows may have moved: the focus stays with its order.
        let focused_place = focused.as_ref().map(|row| match anew {
            true => (source.place_of)(&row.number).unwrap_or(usize::MAX),
            false => row.place,
        });
        // What stays in view stays as it is, the rest is taken for what comes into it.
        let (mut staying, mut free): (Vec<RowView>, Vec<RowView>) =
            old.into_iter().chain(left).partition(|row| !anew && wanted.contains(&row.place));
        staying.sort_by_key(|row| std::cmp::Reverse(row.place));
        // Those that were drawn first are taken first: where all change, none has to be moved.
        free.reverse();
        let is_scrolled = !staying.is_empty();
        let mut rows = Vec::with_capacity(wanted.len());
        for place in wanted.clone() {
            if focused_place == Some(place) {
                rows.extend(focused.take().map(|row| (row, anew)));
            } else if staying.last().is_some_and(|row| row.place == place) {
                rows.extend(staying.pop().map(|row| (row, false)));
            } else {
                let taken = free.pop();
                // Those that stay would all be put in front of it, and a browser lays out anew each one that is.
                if let Some(row) = taken.as_ref().filter(|_| is_scrolled) {
                    row.element.remove();
                }
                rows.push((taken.unwrap_or_else(|| RowView::new(&self.columns)), true));
            }
        }
        free.into_iter().chain(staying).for_each(|row| row.element.remove());
        for (place, (row, is_other)) in wanted.clone().zip(&mut rows) {
            if *is_other && let Some(shown) = (source.row)(place) {
                let role = role(place, self.current, &shown.order.number, source);
                row.show(&shown, role, source.pen);
            }
        }
        self.rows = rows.into_iter().map(|(row, _)| row).collect();
        self.kept = focused.filter(|_| focused_place.is_some_and(|place| place < source.count)).map(|mut row| {
            row.move_to(focused_place.unwrap_or(row.place));
            row
        });
        self.arrange(wanted, source.count, at.map(Into::into));
    }

    /// What has the focus, if that is in the rows.
    fn focus(&self) -> Option<HtmlElement> {
        focus::focused_near(&self.body).filter(|focused| self.body.contains(Some(focused)))
    }

    /// Puts everything in its place in the document; what has the focus is not touched, because it would lose it.
    fn arrange(&self, drawn: Range<usize>, count: usize, focused: Option<Node>) {
        let kept = self.kept.as_ref();
        let above = kept.filter(|row| row.place < drawn.start);
        let below = kept.filter(|row| row.place >= drawn.end);
        let behind = count.saturating_sub(drawn.end);
        let lengths = [
            above.map_or(0, |row| row.place),
            above.map_or(drawn.start, |row| drawn.start.saturating_sub(row.place).saturating_sub(1)),
            below.map_or(behind, |row| row.place.saturating_sub(drawn.end)),
            below.map_or(0, |row| count.saturating_sub(row.place).saturating_sub(1)),
        ];
        for (gap, rows) in self.gaps.iter().zip(lengths) {
            gap.set_hidden(rows == 0);
            let height = format!("{}px", rows.saturating_mul(self.height));
            let _ = gap.style().set_property("height", &height);
        }
        let [first, second, third, fourth] = &self.gaps;
        let drawn = self.rows.iter().map(|row| &row.element);
        let wanted = std::iter::once(first)
            .chain(above.map(|row| &row.element))
            .chain([second])
            .chain(drawn)
            .chain([third])
            .chain(below.map(|row| &row.element))
            .chain([fourth]);
        let holds = |row: &&RowView| focused.as_ref().is_some_and(|focused| row.element.contains(Some(focused)));
        let fixed = self.rows.iter().chain(kept).find(holds).map(|row| Node::from(row.element.clone()));
        let mut next = self.body.first_child();
        for element in wanted {
            let node: &Node = element;
            while next.as_ref().is_some_and(|next| next != node) && fixed.as_ref() == Some(node) {
                let other = next.take();
                next = other.as_ref().and_then(Node::next_sibling);
                let _ = other.map(|other| self.body.remove_child(&other));
            }
            if next.as_ref() == Some(node) {
                next = node.next_sibling();
            } else {
                // Fails for no node that is neither around the table nor gone.
                let _ = self.body.insert_before(node, next.as_ref());
            }
        }
    }
}

fn role(place: usize, current: usize, number: &OrderNumber, source: &Source) -> Role {
    Role { place, current: place == current, picked: (source.is_picked)(number) }
}
