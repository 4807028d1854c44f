//! The answers that the desk reads, each from the exchange that the backend is held to, damaged.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use avoir::api::credit_notes::CreditNoteDocument;
use avoir::api::help::HelpVotes;
use avoir::api::history::History;
use avoir::api::messages::{MessagePreview, ReplyList};
use avoir::api::operations::Operation;
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::OrderPage;
use avoir::api::problem::Problem;
use avoir::api::refund_tasks::UnfinishedList;
use avoir::api::reply_templates::ReplyTemplates;
use avoir::api::sessions::{Session, SignInWays};
use avoir::api::stock::{ItemList, StockHistory};
use avoir::api::till::ToldTillCredit;
use avoir::client::json;
use avoir::domain::credit::Quote;
use avoir::domain::reply_template::TemplateText;
use avoir::domain::returns::ReturnTerms;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::damage::{damage, written};
use crate::dice::Dice;
use crate::full::times;
use crate::survives;

/// Reads a text as the desk does; true when it could be read.
type Reading = fn(&str) -> bool;

fn reads<T: DeserializeOwned + Serialize + PartialEq + Debug>(text: &str) -> bool {
    let Ok(value) = json::read::<T>(text) else { return false };
    let again = serde_json::to_string(&value).unwrap();
    assert_eq!(json::read::<T>(&again).as_ref(), Ok(&value), "{again}");
    true
}

/// What an exchange of this name is answered with, unless it is refused.
fn reading(name: &str, status: u64) -> Reading {
    if status >= 400 {
        return reads::<Problem>;
    }
    match name.split('.').next().unwrap_or_default() {
        "list_orders" => reads::<OrderPage>,
        "list_unfinished" => reads::<UnfinishedList>,
        "list_replies" => reads::<ReplyList>,
        "read_history" => reads::<History>,
        "read_operation" => reads::<Operation>,
        "read_session" | "sign_in" => reads::<Session>,
        "read_sign_in_ways" => reads::<SignInWays>,
        "read_credit_note" => reads::<CreditNoteDocument>,
        "read_till_credit" | "use_at_till" => reads::<ToldTillCredit>,
        "read_movements" => reads::<StockHistory>,
        "find_items" => reads::<ItemList>,
        "read_return_terms" | "change_return_terms" => reads::<ReturnTerms>,
        "read_help_votes" | "vote_on_help" => reads::<HelpVotes>,
        "read_reply_templates" | "change_reply_template" => reads::<ReplyTemplates>,
        "preview_reply_template" => reads::<TemplateText>,
        "preview_credit_note" => reads::<Quote>,
        "preview_message" | "preview_credit_note_mail" => reads::<MessagePreview>,
        _ => reads::<OrderDetail>,
    }
}

fn answers() -> Vec<(Reading, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/bodies");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let answer = |path: &std::path::PathBuf| {
        let exchange: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let (status, body) = (exchange["response"]["status"].as_u64(), exchange["response"]["body"].clone());
        (!body.is_null())
            .then(|| (reading(path.file_name().unwrap().to_str().unwrap(), status.unwrap_or_default()), body))
    };
    files.iter().filter_map(answer).collect()
}

#[test]
fn every_answer_is_read_before_it_is_damaged() {
    let answers = answers();
    assert!(answers.len() > 30);
    for (reading, body) in &answers {
        assert!(reading(&body.to_string()), "{body}");
    }
}

#[test]
fn no_damaged_answer_breaks_the_desk() {
    let answers = answers();
    let mut dice = Dice::seeded(1);
    let (all, mut read) = (times(5_000, 500_000), 0);
    for _ in 0..all {
        let (reading, body) = dice.pick(&answers);
        let mut body = body.clone();
        (0..=dice.below(3)).for_each(|_| damage(&mut body, &mut dice));
        let bytes = written(&body, &mut dice);
        // A browser hands on a text, whatever the bytes were.
        let text = String::from_utf8_lossy(&bytes);
        read += usize::from(survives(&bytes, || reading(&text)));
    }
    println!("{all} damaged answers, {read} of them still readable");
    assert!(read > all / 50);
}
