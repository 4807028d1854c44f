//! Lines, and server-sent events, out of bytes that come in pieces (WHATWG HTML, 9.2.6).

/// Bytes that came and are not read yet.
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    read: usize,
}

impl Lines {
    pub fn put(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.read);
        self.read = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// The next whole line, without its end; `None` until there is one. What is no text counts as empty.
    pub fn take(&mut self) -> Option<&str> {
        let rest = &self.bytes[self.read..];
        let length = rest.iter().position(|byte| *byte == b'\n')?;
        let start = self.read;
        self.read += length + 1;
        Some(std::str::from_utf8(&self.bytes[start..start + length]).unwrap_or_default().trim_end_matches('\r'))
    }
}

/// An event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Empty where it has none.
    pub id: String,
    /// Empty where it has none.
    pub name: String,
    pub data: String,
}

/// The events in what comes.
#[derive(Debug, Default)]
pub struct Events {
    lines: Lines,
    next: Event,
}

impl Events {
    pub fn put(&mut self, bytes: &[u8]) {
        self.lines.put(bytes);
    }

    /// The next whole event; `None` until there is one.
    pub fn take(&mut self) -> Option<Event> {
        while let Some(line) = self.lines.take() {
            let (field, value) = line.split_once(':').unwrap_or((line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match field {
                "" if line.is_empty() => {
                    let event = std::mem::take(&mut self.next);
                    if event != Event::default() {
                        return Some(event);
                    }
                }
                "id" => value.clone_into(&mut self.next.id),
                "event" => value.clone_into(&mut self.next.name),
                "data" => {
                    self.next.data.push_str(if self.next.data.is_empty() { "" } else { "\n" });
                    self.next.data.push_str(value);
                }
                // Comments, and fields of later versions.
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_whole_however_they_come() {
        let text = "un\ndeux é\r\ntrois\n";
        for size in 1..=text.len() {
            let (mut lines, mut found) = (Lines::default(), Vec::new());
            for piece in text.as_bytes().chunks(size) {
                lines.put(piece);
                while let Some(line) = lines.take() {
                    found.push(line.to_owned());
                }
            }
            assert_eq!(found, ["un", "deux é", "trois"], "{size}");
        }
    }

    #[test]
    fn an_event_is_told_once_it_is_whole_and_a_comment_never() {
        let mut events = Events::default();
        events.put(b":\n\nid: a-1\nevent: orders\nda");
        assert_eq!(events.take(), None);
        events.put(b"ta: {}\n\n: heard\n\ndata:x\ndata: y\n\n");
        let event = |id: &str, name: &str, data: &str| Event { id: id.into(), name: name.into(), data: data.into() };
        assert_eq!(events.take(), Some(event("a-1", "orders", "{}")));
        assert_eq!(events.take(), Some(event("", "", "x\ny")));
        assert_eq!(events.take(), None);
    }
}
