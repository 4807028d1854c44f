//! A way to the server that breaks: it resets connections at any byte, on the way there and on the way back.

use std::io::{self, ErrorKind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

use super::dice_of;
use crate::dice::Dice;

/// One connection in so many breaks.
const BREAKS: usize = 4;

/// Bytes of a request with its head, and of what is answered on an order that much happened to.
const REQUEST: usize = 600;
const ANSWER: usize = 20_000;

pub struct BreakingProxy {
    pub address: String,
    way: Arc<Way>,
    /// Carries for as long as the proxy is there.
    _carriers: Runtime,
}

/// Where connections lead, and how many of them broke.
#[derive(Default)]
struct Way {
    server: Mutex<String>,
    broken_there: AtomicU64,
    broken_back: AtomicU64,
}

impl BreakingProxy {
    pub fn open(seed: u64) -> Self {
        let carriers = Runtime::new().expect("threads");
        let listener = carriers.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let way = Arc::new(Way::default());
        let led = way.clone();
        carriers.spawn(async move {
            for number in 0.. {
                let Ok((client, _)) = listener.accept().await else { continue };
                let (way, dice) = (led.clone(), dice_of(seed, number));
                tokio::spawn(async move { way.lead(client, dice).await });
            }
        });
        Self { address, way, _carriers: carriers }
    }

    /// From now on connections lead there.
    pub fn lead_to(&self, server: &str) {
        server.clone_into(&mut self.way.server.lock().expect("nobody panicked"));
    }

    /// The connections that broke before the server had the whole request, and those that broke before the client had
    /// the whole answer.
    pub fn broken(&self) -> (u64, u64) {
        (self.way.broken_there.load(Ordering::SeqCst), self.way.broken_back.load(Ordering::SeqCst))
    }
}

impl Way {
    /// Leads one connection to the server, whole or up to some byte. Whatever breaks it, the client hears of a reset.
    async fn lead(&self, client: TcpStream, mut dice: Dice) {
        let (mut there, mut back) = (u64::MAX, u64::MAX);
        if dice.once_in(BREAKS) {
            match dice.once_in(2) {
                true => there = dice.below(REQUEST) as u64,
                false => back = dice.below(ANSWER) as u64,
            }
        }
        let address = self.server.lock().expect("nobody panicked").clone();
        let Ok(server) = TcpStream::connect(address).await else {
            return reset(&client);
        };
        let ended = tokio::select! {
            ended = carry(&client, &server, there, &self.broken_there) => ended,
            ended = carry(&server, &client, back, &self.broken_back) => ended,
        };
        if ended.is_err() {
            reset(&client);
            reset(&server);
        }
    }
}

/// Once it is dropped.
fn reset(end: &TcpStream) {
    end.set_zero_linger().expect("an open socket");
}

/// Carries so many bytes at most; an error when there were more, and when an end is gone.
async fn carry(from: &TcpStream, to: &TcpStream, most: u64, broken: &AtomicU64) -> io::Result<()> {
    let (mut left, mut buffer) = (most, [0; 4096]);
    loop {
        from.readable().await?;
        let read = match from.try_read(&mut buffer) {
            Ok(0) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => continue,
            read => read?,
        };
        let fitting = usize::try_from(left).unwrap_or(usize::MAX).min(read);
        write(to, &buffer[..fitting]).await?;
        if fitting < read {
            broken.fetch_add(1, Ordering::SeqCst);
            return Err(ErrorKind::ConnectionReset.into());
        }
        left -= fitting as u64;
    }
}

async fn write(to: &TcpStream, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        to.writable().await?;
        match to.try_write(bytes) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            written => bytes = &bytes[written?..],
        }
    }
    Ok(())
}
