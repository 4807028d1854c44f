//! Whether the articles of help are of use: the last word of each agent counts, and leads see how many say so.

use avoir::api::help::{HelpCounts, HelpVote, HelpVotes, ReadHelpVotes, VoteOnHelp, VoteOnHelpBody};
use avoir::api::problem::ProblemCode;
use avoir::domain::agent::Role;
use avoir::domain::help::HelpTopic;

use super::golden;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::refusal;

fn saying(useful: bool) -> VoteOnHelp {
    VoteOnHelp { body: VoteOnHelpBody { topic: HelpTopic::Refund, useful } }
}

async fn read(desk: &Desk) -> Vec<HelpVote> {
    desk.call(&ReadHelpVotes).await.read::<HelpVotes>().items
}

#[tokio::test]
async fn the_last_word_of_each_agent_counts_and_leads_alone_see_how_many_say_so() {
    let shop = Shop::open().await;
    assert_eq!(read(&shop.zoe).await, []);
    let said = |mine, counts| [HelpVote { topic: HelpTopic::Refund, mine, counts }];
    let answer = shop.awa.call(&saying(false)).await;
    golden::check("vote_on_help", &saying(false), &answer);
    assert_eq!(answer.read::<HelpVotes>().items, said(Some(false), None));
    shop.awa.call(&saying(true)).await;
    shop.ben.call(&saying(false)).await;
    assert_eq!(read(&shop.awa).await, said(Some(true), None));
    let counts = HelpCounts { useful: 1, not_useful: 1 };
    assert_eq!(read(&shop.zoe).await, said(None, Some(counts)));
    golden::check("read_help_votes", &ReadHelpVotes, &shop.zoe.call(&ReadHelpVotes).await);
    shop.zoe.call(&saying(true)).await;
    let counts = HelpCounts { useful: 2, not_useful: 1 };
    assert_eq!(read(&shop.zoe).await, said(Some(true), Some(counts)));
    let other = Desk::hire(&shop.app, "Chloé Blanc", Role::Agent).await;
    assert_eq!(read(&other).await, [], "who said nothing is told nothing");
}

#[tokio::test]
async fn an_article_that_there_is_not_and_whoever_only_reads_are_refused() {
    let shop = Shop::open().await;
    for topic in ["refunds", "unknown"] {
        let body = serde_json::json!({ "topic": topic, "useful": true }).to_string();
        let request = shop.awa.request_to("POST", "/help-votes").body(axum::body::Body::from(body)).unwrap();
        let refused = refusal(&shop.awa.send(request).await);
        assert_eq!((refused.code, refused.errors[0].pointer.as_str()), (ProblemCode::ValidationFailed, "/topic"));
    }
    let reader = Desk::hire(&shop.app, "Paul Petit", Role::Accountant).await;
    assert_eq!(refusal(&reader.call(&saying(true)).await).code, ProblemCode::RoleOnlyReads);
    assert_eq!(read(&shop.zoe).await, []);
}
