//! Journeys through the whole desk: the real page in a real browser, the real backend as a process of its own,
//! and the database it leaves behind. Each file is one idea; each test is named by the rule that it proves.
//!
//! `cargo xtask e2e` builds what they need and runs them, two at a time on a machine of two cores. They wait for
//! what they expect to see and never for time to pass. A journey that fails leaves pictures, texts and logs under
//! `target/browser-failures`.

mod back_office;
mod desk;
mod harness;

mod accessibility;
mod after_refund;
mod alternative_refund;
mod bad_answers;
mod bad_names;
mod batch;
mod cancel_and_refund;
mod company_sign_in;
mod credit_note;
mod credit_note_form;
mod credit_note_refund;
mod credit_note_split;
mod dialogs;
mod display_settings;
mod double_clicks;
mod four_eyes;
mod gift_card;
mod guest_accessibility;
mod guest_contract;
mod guest_deaths;
mod guest_everywhere;
mod guest_examples;
mod guest_life;
mod guest_links;
mod guest_manners;
mod guest_tokens;
mod guest_without_wasm;
mod help;
mod keyboard;
mod languages;
mod layout;
mod left_behind;
mod list_address;
mod list_keys;
mod list_live;
mod list_selection;
mod list_views;
mod mail_server;
mod menus;
mod not_cancellable;
mod order_list;
mod order_story;
mod overpayment;
mod parts;
mod pictures;
mod provider_page;
mod real_orders;
mod reply_templates;
mod returns;
mod same_step_everywhere;
mod sign_in_again;
mod sign_out;
mod stale_sentences;
mod starting;
mod stock;
mod stray_keys;
mod tickets;
mod till;
mod two_agents;
mod undo_sending;
mod unfinished_list;
mod unknown_outcome;
mod voids;
mod warehouse_first;
mod way_in;
mod wrong_reference;
