//! `avoir agent`: who works at the desk, and how they get in.

use crate::folder::Folder;
use crate::server::Server;

fn token(said: &str) -> String {
    said.lines().find_map(|line| line.strip_prefix("Token: ")).expect("a token").to_owned()
}

fn status(server: &Server, token: &str) -> (u16, String) {
    let bearer = format!("Bearer {token}");
    let reply = server.ask("GET", "/api/v1/session", &[("authorization", &bearer)], "").expect("an answer");
    (reply.status, reply.body)
}

#[test]
fn an_agent_is_let_in_kept_out_and_let_in_again_while_the_server_serves() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let awa = token(&folder.avoir(&["agent", "add", "Awa Diallo", "--role", "agent"]).out);
    assert_eq!(status(&server, &awa).0, 200);
    let said = folder.avoir(&["agent", "disable", "Awa Diallo"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("Awa Diallo may not sign in any more"), "{}", said.out);
    let (refused, why) = status(&server, &awa);
    assert!(refused == 403 && why.contains("agent_disabled"), "{refused} {why}");
    folder.avoir(&["agent", "link", "Awa Diallo"]).refuses(&["no agent Awa Diallo"]);
    assert!(
        folder
            .avoir(&["agent", "list"])
            .out
            .lines()
            .any(|line| line.starts_with("Awa Diallo") && line.contains("disabled 20"))
    );
    assert_eq!(folder.avoir(&["agent", "enable", "Awa Diallo"]).code, Some(0));
    assert_eq!(status(&server, &awa).0, 200);

    let another = token(&folder.avoir(&["agent", "rotate", "Awa Diallo", "--token-lifetime", "never"]).out);
    assert_eq!((status(&server, &awa).0, status(&server, &another).0), (401, 200));
    let listed = folder.avoir(&["agent", "list"]).out;
    assert!(
        listed
            .lines()
            .any(|line| line.starts_with("Awa Diallo ") && line.contains("active") && line.contains("without end")),
        "{listed}"
    );

    let link = server.link.strip_prefix(&server.address).expect("of this server").to_owned();
    let typed = [("sec-fetch-site", "none"), ("sec-fetch-dest", "document")];
    assert!(server.ask("GET", &link, &typed, "").expect("an answer").head.contains("set-cookie"));
    assert!(folder.avoir(&["agent", "sign-out", "Responsable"]).out.contains("signed out of 1 browser."));
    server.stop();
}

#[test]
fn a_token_lasts_ninety_days_unless_it_is_said_otherwise() {
    let folder = Folder::new();
    folder.avoir(&["agent", "add", "Awa", "--role", "agent"]);
    folder.avoir(&["agent", "add", "Ben", "--role", "lead", "--token-lifetime", "12h"]);
    let listed = folder.avoir(&["agent", "list"]).out;
    let line = |name: &str| listed.lines().find(|line| line.starts_with(name)).expect("a line").to_owned();
    assert!(line("Awa").contains("until 2") && line("Ben").contains("until 2"), "{listed}");
    assert_ne!(line("Awa").split_whitespace().nth(4), line("Ben").split_whitespace().nth(4));
    let refused = folder.avoir(&["agent", "rotate", "Awa", "--token-lifetime", "soon"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("such as 30m, 12h or 90d"), "{}", refused.err);
}

#[test]
fn a_shop_whose_agents_are_all_kept_out_serves_and_lets_nobody_in() {
    let folder = Folder::new();
    Server::start(&folder, &[]).stop();
    let said = folder.avoir(&["agent", "disable", "Responsable"]);
    assert!(said.err.contains("No lead may sign in now"), "{}", said.err);
    folder.avoir(&["agent", "disable", "Nobody"]).refuses(&["no agent Nobody", "There are: Responsable."]);
    folder.file("dist/index.html", "");
    let mut child =
        Server::command(&folder, &[]).stdout(std::process::Stdio::piped()).spawn().expect("the command runs");
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().expect("piped")));
    let mut line = || lines.next().expect("a line").expect("UTF-8");
    assert!(line().starts_with("Avoir is ready"));
    assert!(line().contains("nobody may"));
    child.kill().and_then(|()| child.wait()).expect("an end");
}
