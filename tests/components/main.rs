//! What the order's page and its pop-in say, rendered to text without a browser.

mod answers;
mod credit_note_form;
mod credit_notes;
mod destinations;
mod mistaken;
mod note_by_law;
mod order_page;
mod outcomes;
mod overpaid;
mod refunds;
mod returns;
mod screen;
mod steps;
mod tickets;
