//! The shop's own words: written by leads, tried on a real order, kept by version, and in every mail and reply from then on.

use avoir::api::messages::{ListReplies, MessagePreview, PreviewMessage, ReplyList};
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::reply_templates::{
    ChangeReplyTemplate, ChangeReplyTemplateBody, PreviewReplyTemplate, PreviewReplyTemplateBody, ReadReplyTemplates,
    ReplyTemplates,
};
use avoir::domain::canned_reply::ReplyKind;
use avoir::domain::locale::Locale;
use avoir::domain::order::OrderNumber;
use avoir::domain::reply_template::TemplateText;
use avoir::domain::text_limits::MAIL_TEXT;

use super::golden;
use crate::support::database::connect;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::{Walk, refusal};

const ORDER: &str = "ORD00123";

fn text(subject: &str, body: &str) -> TemplateText {
    TemplateText { subject: subject.to_owned(), body: body.to_owned() }
}

fn own() -> TemplateText {
    text(
        "Votre commande {{ commande }}",
        "Chère cliente, cher client,\n\n{{ message }}\n\nÀ bientôt chez {{ boutique }} !",
    )
}

fn changing(version: u64, text: Option<TemplateText>) -> ChangeReplyTemplate {
    let (kind, language) = (ReplyKind::Cancelled, Locale::Fr);
    ChangeReplyTemplate { body: ChangeReplyTemplateBody { kind, language, version, text } }
}

fn trying(kind: ReplyKind, text: TemplateText, order: Option<&str>) -> PreviewReplyTemplate {
    let order = order.map(|number| OrderNumber(number.to_owned()));
    PreviewReplyTemplate { body: PreviewReplyTemplateBody { kind, language: Locale::Fr, text, order } }
}

async fn read(desk: &Desk) -> ReplyTemplates {
    desk.call(&ReadReplyTemplates).await.read()
}

#[tokio::test]
async fn a_leads_words_are_those_of_the_next_mail_and_the_reply_that_ships_can_come_back() {
    let shop = Shop::open().await;
    let before = shop.zoe.call(&ReadReplyTemplates).await;
    golden::check("read_reply_templates", &ReadReplyTemplates, &before);
    let answer = shop.zoe.call(&changing(0, Some(own()))).await;
    golden::check("change_reply_template", &changing(0, Some(own())), &answer);
    let after: ReplyTemplates = answer.read();
    let changed = after.of(ReplyKind::Cancelled, Locale::Fr).unwrap();
    assert_eq!((changed.version(), changed.is_own(), &changed.text), (1, true, &own()));
    assert!(after.items.iter().filter(|item| item.is_own()).count() == 1, "no other is touched");

    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    walk.refund(1).await;
    let call = PreviewMessage { number: walk.order.clone() };
    let promised: MessagePreview = shop.awa.call(&call).await.read();
    assert_eq!(promised.subject, "Votre commande ORD00123");
    assert!(promised.body.starts_with("Chère cliente, cher client,\n\nNous avons bien annulé"), "{}", promised.body);
    assert!(promised.body.ends_with("À bientôt chez Maison Lumen !"), "{}", promised.body);
    let mail = walk.mail().await.messages.remove(0);
    assert_eq!((mail.subject, mail.body), (promised.subject.clone(), promised.body.clone()));
    let replies: ReplyList = shop.awa.call(&ListReplies { number: walk.order.clone() }).await.read();
    assert_eq!(replies.items[0].body, promised.body, "mail and reply are one text");
    assert!(replies.items[1].body.starts_with("Hello"), "the other language has its own");

    let again: ReplyTemplates = shop.zoe.call(&changing(1, None)).await.read();
    let shipped = again.of(ReplyKind::Cancelled, Locale::Fr).unwrap();
    assert_eq!((shipped.version(), shipped.is_own()), (2, false));
    assert_eq!(shipped.text, TemplateText::shipped(ReplyKind::Cancelled, Locale::Fr));
    assert_eq!(shipped.versions[1].text, Some(own()), "what was written is kept");
    assert_eq!(walk.refresh().await.messages[0].body, promised.body, "a mail stays as it was sent");
}

#[tokio::test]
async fn words_are_tried_on_an_order_before_they_are_used() {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    let call = trying(ReplyKind::Cancelled, own(), Some(ORDER));
    let answer = shop.zoe.call(&call).await;
    golden::check("preview_reply_template", &call, &answer);
    let tried: TemplateText = answer.read();
    assert_eq!(tried.subject, "Votre commande ORD00123");
    assert!(tried.body.contains("31,60"), "{}", tried.body);
    let made_up: TemplateText = shop.zoe.call(&trying(ReplyKind::HowToReturn, own(), None)).await.read();
    assert!(made_up.body.contains("ORD00123-RET1"), "{}", made_up.body);
    let untrue = refusal(&shop.zoe.call(&trying(ReplyKind::Credited, own(), Some(ORDER))).await);
    assert_eq!(untrue.code, ProblemCode::ReplyNotTrue);
    let missing = refusal(&shop.zoe.call(&trying(ReplyKind::Cancelled, own(), Some("ORD99999"))).await);
    assert_eq!(missing.code, ProblemCode::OrderNotFound);
    assert!(read(&shop.zoe).await.items.iter().all(|item| item.versions.is_empty()), "nothing was kept");
}

fn flaws(problem: &Problem) -> Vec<(&str, &str, Option<u32>)> {
    let told = problem.errors.iter();
    told.map(|error| (error.pointer.as_str(), error.code.as_str(), error.line)).collect()
}

#[tokio::test]
async fn a_mistake_is_refused_with_its_line_and_changes_nothing() {
    let shop = Shop::open().await;
    let wrong = text("{{ order }}", "Bonjour\n{{ clent }}");
    let refused = refusal(&shop.zoe.call(&changing(0, Some(wrong.clone()))).await);
    assert_eq!(refused.code, ProblemCode::ValidationFailed);
    assert_eq!(
        flaws(&refused),
        [("/text/subject", "unknown_placeholder", Some(1)), ("/text/body", "unknown_placeholder", Some(2)),]
    );
    let tried = refusal(&shop.zoe.call(&trying(ReplyKind::Cancelled, wrong, None)).await);
    assert_eq!(flaws(&tried), flaws(&refused), "the same before it is used");
    let unclosed = refusal(&shop.zoe.call(&changing(0, Some(text("x", "a\n{{ client")))).await);
    assert_eq!(flaws(&unclosed)[0].1, "not_well_formed");
    let empty = refusal(&shop.zoe.call(&changing(0, Some(text(" \n", "a")))).await);
    assert_eq!(flaws(&empty), [("/text/subject", "required", Some(1))]);
    let long = refusal(&shop.zoe.call(&changing(0, Some(text("x", &"é".repeat(MAIL_TEXT + 1))))).await);
    assert_eq!(flaws(&long), [("/text/body", "too_long", Some(1))]);
    assert!(read(&shop.zoe).await.items.iter().all(|item| item.versions.is_empty()));
}

#[tokio::test]
async fn two_leads_don_t_write_over_each_other_and_an_agent_writes_nothing() {
    let shop = Shop::open().await;
    for refused in [
        refusal(&shop.awa.call(&changing(0, Some(own()))).await),
        refusal(&shop.awa.call(&trying(ReplyKind::Cancelled, own(), None)).await),
    ] {
        assert_eq!(refused.code, ProblemCode::NotPermitted);
    }
    let first: ReplyTemplates = shop.zoe.call(&changing(0, Some(own()))).await.read();
    // An answer that was lost.
    assert_eq!(shop.zoe.call(&changing(0, Some(own()))).await.read::<ReplyTemplates>(), first);
    let late = refusal(&shop.zoe.call(&changing(0, Some(text("autre", "autre")))).await);
    assert_eq!(late.code, ProblemCode::VersionMismatch);
    assert_eq!(read(&shop.awa).await, first, "agents may read them");
}

#[tokio::test]
async fn a_mail_whose_words_fail_goes_out_in_those_that_ship() {
    let shop = Shop::open().await;
    let mut db = connect(&shop).await;
    let sql = "INSERT INTO reply_templates VALUES ('cancelled', 'fr', 1, '{{ gone }}', '{{ gone }}', 'Zoé', 0)";
    sqlx::query(sql).execute(&mut db).await.unwrap();
    let mut walk = Walk::of(&shop.awa, ORDER).await;
    walk.cancel().await;
    walk.refund(1).await;
    let mail = walk.mail().await.messages.remove(0);
    assert_eq!(mail.subject, "Annulation de votre commande ORD00123");
}
