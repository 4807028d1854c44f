//! A package as an operator gets it: unpacked in an empty folder, started, and served by real proxies over TLS.
//! `cargo xtask test package` makes one and names it.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// A package that was unpacked.
struct Package {
    folder: TempDir,
    root: PathBuf,
}

impl Package {
    fn unpacked() -> Self {
        let archive = std::env::var_os("AVOIR_TEST_PACKAGE").expect("cargo xtask test package names one");
        let folder = TempDir::new().expect("a folder");
        let tar = Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(folder.path()).status().expect("tar");
        assert!(tar.success());
        let root = fs::read_dir(folder.path()).expect("a folder").next().expect("one").expect("one").path();
        Self { folder, root }
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.root.join(name)).unwrap_or_else(|problem| panic!("{name}: {problem}"))
    }

    /// The command, where nothing but it is.
    fn avoir(&self, words: &[&str]) -> Command {
        let state = self.folder.path().join("state");
        fs::create_dir_all(&state).expect("a folder");
        let mut command = Command::new(self.root.join("bin/avoir"));
        command.current_dir(state).env_clear().args(words);
        command
    }

    fn said(&self, words: &[&str]) -> String {
        let output = self.avoir(words).output().expect("the command runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Serves a demo shop to whoever asks at this address, and gives an agent's token.
    fn serve(&self, port: u16, public: &str) -> (Running, String) {
        let log = self.folder.path().join("log");
        let listen = format!("127.0.0.1:{port}");
        let words = ["serve", "--demo", "30", "--listen", &listen, "--public-url", public];
        let mut command = self.avoir(&[&words[..], &["--trusted-proxies", "127.0.0.1"]].concat());
        let served = command.stdout(Stdio::null()).stderr(fs::File::create(log).expect("a log")).spawn();
        let served = Running(served.expect("the command runs"));
        wait_for(port);
        assert_eq!(curl(&format!("http://127.0.0.1:{port}/healthz"), &[]).0, 200);
        let said = self.said(&["agent", "add", "Awa", "--role", "agent"]);
        let token = said.lines().find_map(|line| line.strip_prefix("Token: ")).expect("a token").to_owned();
        (served, token)
    }
}

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port()
}

fn wait_for(port: u16) {
    let begin = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begin.elapsed() < Duration::from_secs(60), "nothing listens at {port}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The status, the head and the body of an answer over whatever TLS there is.
fn curl(url: &str, words: &[&str]) -> (u16, String, Vec<u8>) {
    let mut command = Command::new("curl");
    command.args(["-sk", "-i", "--max-time", "30", "--noproxy", "*", "--http1.1", url, "-H", "avoir-client: test"]);
    let output = command.args(words).output().expect("curl");
    assert!(output.status.success(), "{url}: {}", String::from_utf8_lossy(&output.stderr));
    let mut answer = output.stdout;
    loop {
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
        let body = answer.split_off(end);
        let head = small_names(&String::from_utf8(answer).expect("ASCII"));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        if status != 100 {
            return (status, head, body);
        }
        answer = body;
    }
}

/// The lines of an answer's head, with the names of its fields in small letters: HTTP/1.1 and HTTP/2 write them differently.
fn small_names(head: &str) -> String {
    let small = |line: &str| match line.split_once(':') {
        Some((name, value)) => format!("{}:{value}\n", name.to_ascii_lowercase()),
        None => format!("{line}\n"),
    };
    head.lines().map(small).collect()
}

/// Signs in with the token; gives the cookie.
fn sign_in(origin: &str, token: &str) -> (String, String) {
    let body = format!("{{\"token\":\"{token}\"}}");
    let json = ["-H", "content-type: application/json", "-H", "sec-fetch-site: same-origin", "-d", &body];
    let (status, head, body) = curl(&format!("{origin}/api/v1/session"), &json);
    assert!((200..300).contains(&status), "{head}{}", String::from_utf8_lossy(&body));
    let set = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie").to_owned();
    (set.split(';').next().expect("a pair").to_owned(), set)
}

fn lists_orders(origin: &str, cookie: &str) {
    let (status, _, body) = curl(&format!("{origin}/api/v1/orders"), &["-H", &format!("cookie: {cookie}")]);
    let list: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!((status, list["items"].as_array().map(Vec::len)), (200, Some(30)));
}

#[test]
#[ignore = "needs a package: cargo xtask test package"]
fn what_is_unpacked_says_what_it_is_and_is_whole() {
    let package = Package::unpacked();
    let version = package.said(&["--version"]);
    assert!(version.starts_with(concat!("avoir ", env!("CARGO_PKG_VERSION"), " (")), "{version}");
    assert!(version.trim_end().ends_with("front-end inside)"), "{version}");
    let sums = Command::new("sha256sum").args(["--check", "--quiet", "SHA256SUMS"]).current_dir(&package.root).status();
    assert!(sums.expect("sha256sum").success());
    assert_eq!(package.text("SHA256SUMS").lines().count(), 12);
    assert!(package.text("LICENSE").contains("MIT") && package.text("README.md").contains("# Avoir"));
}

#[test]
#[ignore = "needs a package: cargo xtask test package"]
fn in_an_empty_folder_it_serves_the_desk_and_its_container_is_healthy() {
    let package = Package::unpacked();
    let port = free_port();
    let origin = format!("http://127.0.0.1:{port}");
    let (served, token) = package.serve(port, &origin);
    let (status, head, page) = curl(&origin, &[]);
    assert_eq!(status, 200, "{head}");
    assert!(String::from_utf8_lossy(&page).contains("<avoir-desk"), "the front-end is inside");
    let (cookie, _) = sign_in(&origin, &token);
    lists_orders(&origin, &cookie);

    let container = package.text("container/Containerfile");
    assert!(container.contains("\nUSER 10001:10001\n"));
    let health = container.lines().find_map(|line| line.trim().strip_prefix("CMD [\"bash\"")).expect("a health check");
    let words: Vec<String> = serde_json::from_str(&format!("[\"bash\"{health}")).expect("JSON");
    let check = || {
        let script = words[2].replace("/8080", &format!("/{port}"));
        Command::new(&words[0]).arg(&words[1]).arg(script).stderr(Stdio::null()).status().expect("bash").success()
    };
    assert!(check());
    drop(served);
    assert!(!check());
}

#[test]
#[ignore = "needs a package: cargo xtask test package"]
fn the_unit_is_sound_and_hardened() {
    let package = Package::unpacked();
    let unit = package.text("systemd/avoir.service");
    for line in
        ["User=avoir", "ProtectSystem=strict", "NoNewPrivileges=yes", "StateDirectory=avoir", "CapabilityBoundingSet="]
    {
        assert!(unit.lines().any(|other| other == line), "{line}");
    }
    // Where systemd is not installed, nothing more is known of it.
    if Command::new("systemd-analyze").arg("--version").stdout(Stdio::null()).status().is_err() {
        eprintln!("systemd-analyze is not there: the units were not analysed");
        return;
    }
    let folder = package.folder.path().join("units");
    fs::create_dir_all(&folder).expect("a folder");
    let command = package.root.join("bin/avoir").display().to_string();
    let units: Vec<PathBuf> = ["avoir.service", "avoir-erase.service", "avoir-erase.timer"]
        .map(|name| {
            let text = package.text(&format!("systemd/{name}")).replace("/usr/local/bin/avoir", &command);
            let unit = folder.join(name);
            fs::write(&unit, text).expect("a unit");
            unit
        })
        .into();
    let verified = Command::new("systemd-analyze").arg("verify").args(&units).output().expect("systemd-analyze");
    let said = String::from_utf8_lossy(&verified.stderr).into_owned();
    assert!(verified.status.success() && !said.contains("avoir"), "{said}");
    let rated = Command::new("systemd-analyze")
        .args(["security", "--offline=true", "--threshold=20", "--no-pager"])
        .arg(&units[0])
        .output()
        .expect("systemd-analyze");
    assert!(rated.status.success(), "{}", String::from_utf8_lossy(&rated.stdout));
}

#[test]
#[ignore = "needs a package: cargo xtask test package"]
fn nginx_serves_it_over_tls_as_the_example_says() {
    let package = Package::unpacked();
    let (plain, secure, desk) = (free_port(), free_port(), free_port());
    let folder = package.folder.path();
    let at = |name: &str| folder.join(name).display().to_string();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"])
        .args(["-keyout", &at("key.pem"), "-out", &at("cert.pem")])
        .stderr(Stdio::null())
        .status();
    assert!(made.expect("openssl").success());
    let example = package
        .text("proxy/nginx.conf")
        .replace("listen 80;", &format!("listen 127.0.0.1:{plain};"))
        .replace("listen 443 ssl http2;", &format!("listen 127.0.0.1:{secure} ssl http2;"))
        .replace("/etc/ssl/desk.example.pem", &at("cert.pem"))
        .replace("/etc/ssl/private/desk.example.key", &at("key.pem"))
        .replace("127.0.0.1:8080", &format!("127.0.0.1:{desk}"))
        .replace("https://desk.example", &format!("https://localhost:{secure}"))
        .replace("desk.example", "localhost")
        .replace("Host $host;", "Host $http_host;");
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {};\n", at(&format!("nginx-{kind}"))))
        .concat();
    let whole = format!(
        "daemon off;\nmaster_process off;\npid {};\nerror_log stderr warn;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{example}}}\n",
        at("nginx.pid")
    );
    fs::write(folder.join("nginx.conf"), whole).expect("a file");
    let nginx = if Path::new("/usr/sbin/nginx").is_file() { "/usr/sbin/nginx" } else { "nginx" };
    let proxy = Command::new(nginx).args(["-p", &at(""), "-c", &at("nginx.conf")]).spawn();
    let _proxy = Running(proxy.expect("nginx"));
    behind_a_proxy(&package, secure, desk);
    let (status, head, _) = curl(&format!("http://localhost:{plain}/orders"), &[]);
    assert_eq!(status, 301, "{head}");
    assert!(head.contains(&format!("location: https://localhost:{secure}/orders")), "{head}");
}

#[test]
#[ignore = "needs a package: cargo xtask test package"]
fn caddy_serves_it_over_tls_as_the_example_says() {
    let package = Package::unpacked();
    let (secure, desk) = (free_port(), free_port());
    let folder = package.folder.path();
    let site = format!("https://localhost:{secure}");
    let example = package
        .text("proxy/Caddyfile")
        .replace("\ndesk.example {\n", &format!("\n{site} {{\n\tbind 127.0.0.1\n\ttls internal\n"))
        .replace("127.0.0.1:8080", &format!("127.0.0.1:{desk}"));
    let local = "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n";
    fs::write(folder.join("Caddyfile"), format!("{local}{example}")).expect("a file");
    let proxy = Command::new("caddy")
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(folder.join("Caddyfile"))
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .stderr(Stdio::null())
        .spawn();
    let _proxy = Running(proxy.expect("caddy"));
    behind_a_proxy(&package, secure, desk);
}

/// What a proxy must do, and must not.
fn behind_a_proxy(package: &Package, secure: u16, desk: u16) {
    let origin = format!("https://localhost:{secure}");
    let (served, token) = package.serve(desk, &origin);
    wait_for(secure);
    let (status, head, page) = curl(&origin, &[]);
    assert_eq!(status, 200, "{head}");
    assert!(String::from_utf8_lossy(&page).contains("<avoir-desk"));
    for header in ["strict-transport-security: max-age=31536000", "content-security-policy: default-src 'none'"] {
        assert!(head.contains(header), "{header} in {head}");
    }
    let parts: Value = serde_json::from_slice(&curl(&format!("{origin}/parts.json"), &[]).2).expect("parts.json");
    let name = parts["wasm"].as_str().expect("the name of the module");
    let module = |origin: &str| curl(&format!("{origin}/{name}"), &[]).2;
    let whole = module(&format!("http://127.0.0.1:{desk}"));
    assert!(whole.len() > 100_000 && module(&origin) == whole, "what is long comes whole");

    let (cookie, set) = sign_in(&origin, &token);
    assert!(set.contains("; Secure") && set.contains("; HttpOnly"), "{set}");
    lists_orders(&origin, &cookie);

    let long = package.folder.path().join("long");
    fs::write(&long, vec![b' '; 3_000_000]).expect("a file");
    // Caddy 2.6 has one answer for whatever breaks off while it sends, or hangs up.
    let refused = Command::new("curl")
        .args(["-sk", "--noproxy", "*", "--max-time", "30", "-o", "/dev/null", "-w", "%{http_code}"])
        .args(["-H", "content-type: application/json", "--data-binary"])
        .args([&format!("@{}", long.display()), &format!("{origin}/api/v1/session")])
        .output()
        .expect("curl");
    let status = String::from_utf8_lossy(&refused.stdout).into_owned();
    assert!(["413", "502", "000"].contains(&status.as_str()), "{status}");

    // Whoever says to be somebody else is not believed.
    let claim =
        ["-H", "x-forwarded-for: 203.0.113.9", "-H", "content-type: application/json", "-d", "{\"token\":\"wrong\"}"];
    let (status, ..) = curl(&format!("{origin}/api/v1/session"), &claim);
    assert_eq!(status, 401);
    drop(served);
    let log = fs::read_to_string(package.folder.path().join("log")).expect("a log");
    assert!(!log.contains("203.0.113.9"), "{log}");
}
