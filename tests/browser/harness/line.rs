//! The line between browsers and backend, with the faults that lines have. It carries one exchange a
//! connection, as plain HTTP/1.1.

mod exchange;

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use exchange::Request;

/// What becomes of a request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// It is not delivered.
    Lost,
    /// It is not delivered, and whoever waits for the answer is not told.
    Silence,
    /// It is delivered; its answer is not.
    LostAnswer,
    /// It is delivered, its answer is not, and from then on nothing passes.
    LineDown,
    /// It is delivered two times, as browsers and boxes in between do; the second answer passes.
    DeliveredTwice,
    /// Something in between answers in the backend's place: status, content type, body.
    AnsweredBy(u16, &'static str, String),
    /// The same, and the answer does not say beforehand how long it is.
    AnsweredInChunksBy(u16, &'static str, String),
    /// The answer's body is changed on its way.
    Rewritten(fn(String) -> String),
}

/// A line that works until it is told how to fail.
pub struct Line {
    address: SocketAddr,
    shared: Arc<Shared>,
    deliveries: Mutex<Receiver<()>>,
}

struct Shared {
    backend: Mutex<Option<String>>,
    rules: Mutex<Vec<Rule>>,
    seen: Mutex<Vec<String>>,
    down: AtomicBool,
    closed: AtomicBool,
    /// Connections that stay open with nothing on them.
    silent: Mutex<Vec<TcpStream>>,
    delivered: Mutex<Sender<()>>,
}

struct Rule {
    method: &'static str,
    path: String,
    fault: Fault,
    once: bool,
}

impl Line {
    pub fn open() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let (delivered, deliveries) = channel();
        let shared = Arc::new(Shared {
            backend: Mutex::default(),
            rules: Mutex::default(),
            seen: Mutex::default(),
            down: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            silent: Mutex::default(),
            delivered: Mutex::new(delivered),
        });
        let carrier = Arc::clone(&shared);
        thread::spawn(move || {
            for browser in listener.incoming().map_while(Result::ok) {
                if carrier.closed.load(Ordering::SeqCst) {
                    return;
                }
                let carrier = Arc::clone(&carrier);
                thread::spawn(move || carrier.carry(browser));
            }
        });
        Self { address, shared, deliveries: Mutex::new(deliveries) }
    }

    /// Where browsers go.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn lead_to(&self, backend: &str) {
        *lock(&self.shared.backend) = Some(backend.to_owned());
    }

    /// What happens to the next request of this method whose path ends so, whatever its query.
    pub fn once(&self, method: &'static str, path: &str, fault: Fault) {
        self.add(method, path, fault, true);
    }

    /// What happens to all of them, until the line is mended.
    pub fn always(&self, method: &'static str, path: &str, fault: Fault) {
        self.add(method, path, fault, false);
    }

    fn add(&self, method: &'static str, path: &str, fault: Fault, once: bool) {
        lock(&self.shared.rules).push(Rule { method, path: path.to_owned(), fault, once });
    }

    /// All is well again.
    pub fn mend(&self) {
        lock(&self.shared.rules).clear();
        self.shared.down.store(false, Ordering::SeqCst);
    }

    /// Tells from now on whether whatever goes over it is answered.
    pub fn soundness(&self) -> impl Fn() -> bool + 'static {
        let shared = Arc::clone(&self.shared);
        move || shared.is_sound()
    }

    /// Waits until a request that meets a fault has been delivered to the backend.
    pub fn wait_for_delivery(&self) {
        lock(&self.deliveries).recv_timeout(Duration::from_secs(20)).expect("the request was never sent");
    }

    /// Waits until a request is met by silence.
    pub fn wait_for_silence(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while lock(&self.shared.silent).is_empty() {
            assert!(Instant::now() < deadline, "the request was never sent");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// How often a request of this method whose path ends so was delivered.
    pub fn deliveries(&self, method: &str, path: &str) -> usize {
        let fits = |seen: &&String| seen.starts_with(method) && seen.ends_with(path);
        lock(&self.shared.seen).iter().filter(fits).count()
    }

    /// How often it was asked what became of a write.
    pub fn look_ups(&self) -> usize {
        lock(&self.shared.seen).iter().filter(|seen| seen.starts_with("GET /api/v1/operations/")).count()
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for connections.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn is_sound(&self) -> bool {
        !self.down.load(Ordering::SeqCst) && lock(&self.rules).is_empty() && lock(&self.silent).is_empty()
    }

    /// Carries one request and, unless a fault forbids it, its answer. A line that fails has nobody to tell.
    fn carry(&self, browser: TcpStream) {
        let Ok(Some(request)) = Request::read(&browser) else { return };
        let fault = self.fault_for(&request);
        let _ = match fault {
            _ if self.down.load(Ordering::SeqCst) => Ok(()),
            None => self.deliver(&request).and_then(|backend| exchange::pass_on(backend, browser)),
            Some(Fault::Lost) => Ok(()),
            Some(Fault::Silence) => {
                lock(&self.silent).push(browser);
                Ok(())
            }
            Some(Fault::LostAnswer) => self.deliver_into_the_void(&request),
            Some(Fault::LineDown) => {
                self.down.store(true, Ordering::SeqCst);
                self.deliver_into_the_void(&request)
            }
            Some(Fault::DeliveredTwice) => self
                .deliver_into_the_void(&request)
                .and_then(|()| self.deliver(&request))
                .and_then(|backend| exchange::pass_on(backend, browser)),
            Some(Fault::AnsweredBy(status, kind, body)) => exchange::answer(browser, status, kind, &body),
            Some(Fault::AnsweredInChunksBy(status, kind, body)) => {
                exchange::answer_in_chunks(browser, status, kind, &body)
            }
            Some(Fault::Rewritten(change)) => {
                self.deliver(&request).and_then(|backend| exchange::pass_on_changed(backend, browser, change))
            }
        };
    }

    fn deliver(&self, request: &Request) -> std::io::Result<TcpStream> {
        let address = lock(&self.backend).clone().unwrap_or_default();
        let backend = request.send(&address)?;
        lock(&self.seen).push(format!("{} {}", request.method, request.path));
        Ok(backend)
    }

    fn deliver_into_the_void(&self, request: &Request) -> std::io::Result<()> {
        let backend = self.deliver(request)?;
        let _ = lock(&self.delivered).send(());
        exchange::read_to_end(backend)
    }

    fn fault_for(&self, request: &Request) -> Option<Fault> {
        let mut rules = lock(&self.rules);
        let path = request.path.split('?').next().unwrap_or_default();
        let position = rules.iter().position(|rule| rule.method == request.method && path.ends_with(&rule.path))?;
        Some(if rules[position].once { rules.remove(position).fault } else { rules[position].fault.clone() })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("no carrier panics")
}
