//! A shop's own words, as templates in the syntax of Jinja: `{{ commande }}` stands for the order's number, and
//! `{% if remboursements %} … {% endif %}` holds what is said only where money goes back.
//!
//! Words, `if`, `else` and `endif` are all that there is of it: a text is tried on several orders before it is used, and what
//! could fail on another one only, a filter, a test or a call, is refused as it stands. One that fails all the same gives way to
//! the one that ships: a mail goes out in other words rather than not at all, and whoever sends it has read it before.

use std::collections::BTreeSet;

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};

use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;
use crate::domain::reply_template::{Placeholder, TemplateText};
use crate::domain::text_limits;

/// The steps that filling one text may take: thousands of times what a letter takes.
const FUEL: u64 = 20_000;

/// The shop's own words; of what is not among them it uses those that ship.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShopWords(pub Vec<OwnWords>);

/// The words of one reply in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWords {
    pub kind: ReplyKind,
    pub language: Locale,
    pub text: TemplateText,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    Subject,
    Body,
}

/// What is wrong with a text, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateFlaw {
    pub part: TemplatePart,
    /// From 1.
    pub line: u32,
    pub problem: TemplateProblem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateProblem {
    /// No such thing is told in a reply of this kind.
    UnknownPlaceholder,
    /// Braces that don't match, an `if` without its end, and the like.
    NotWellFormed,
    /// More of Jinja than words and conditions.
    NotSupported,
    /// It has to say something.
    Required,
    /// Longer than a mail may be, as it is written or once it is filled in.
    TooLong,
}

impl ShopWords {
    /// The reply's words, with what is told in their places.
    pub fn fill(&self, kind: ReplyKind, language: Locale, told: impl Fn(Placeholder) -> String) -> TemplateText {
        let own = self.0.iter().find(|own| (own.kind, own.language) == (kind, language));
        let filled = own.and_then(|own| match fill(&own.text, kind, language, &told) {
            Ok(filled) => Some(filled),
            Err(flaws) => {
                let (kind, language) = (kind.as_str(), language.tag());
                tracing::error!(kind, language, "the shop's words failed: {flaws:?}");
                None
            }
        });
        let shipped = || fill(&TemplateText::shipped(kind, language), kind, language, &told).ok();
        filled
            .or_else(shipped)
            .unwrap_or_else(|| TemplateText { subject: told(Placeholder::Order), body: told(Placeholder::Message) })
    }
}

/// A text with what is told in its places.
///
/// # Errors
/// Everything that is wrong with it.
pub fn fill(
    text: &TemplateText,
    kind: ReplyKind,
    language: Locale,
    told: impl Fn(Placeholder) -> String,
) -> Result<TemplateText, Vec<TemplateFlaw>> {
    let places: Vec<(&str, String)> =
        Placeholder::of(kind).iter().map(|place| (place.word(language), told(*place))).collect();
    let engine = engine();
    let subject = fill_part(&engine, TemplatePart::Subject, &text.subject, &places);
    let body = fill_part(&engine, TemplatePart::Body, &text.body, &places);
    match (subject, body) {
        (Ok(subject), Ok(body)) => Ok(TemplateText { subject: subject.replace('\n', " "), body }),
        (subject, body) => Err([subject.err(), body.err()].into_iter().flatten().flatten().collect()),
    }
}

fn engine() -> Environment<'static> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    // A condition on a line of its own leaves no empty line.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        engine.set_syntax(syntax);
    }
    engine
}

fn fill_part(
    engine: &Environment<'_>,
    part: TemplatePart,
    source: &str,
    places: &[(&str, String)],
) -> Result<String, Vec<TemplateFlaw>> {
    let most = match part {
        TemplatePart::Subject => text_limits::MAIL_SUBJECT,
        TemplatePart::Body => text_limits::MAIL_TEXT,
    };
    let flaw = |line, problem| vec![TemplateFlaw { part, line, problem }];
    if source.chars().count() > most {
        return Err(flaw(1, TemplateProblem::TooLong));
    }
    let failed = |error: Error| {
        let line = error.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1);
        let problem = match error.kind() {
            ErrorKind::OutOfFuel => TemplateProblem::TooLong,
            _ => TemplateProblem::NotWellFormed,
        };
        flaw(line, problem)
    };
    let template = engine.template_from_str(source).map_err(failed)?;
    if let Some(line) = not_supported(source) {
        return Err(flaw(line, TemplateProblem::NotSupported));
    }
    // Also those in a part of the text that this order does not come to.
    let is_unknown = |word: &String| !places.iter().any(|(known, _)| known == word);
    let unknown = template.undeclared_variables(false).into_iter().filter(is_unknown);
    let lines: BTreeSet<u32> = unknown.map(|word| line_of(source, &word)).collect();
    if !lines.is_empty() {
        return Err(lines.into_iter().flat_map(|line| flaw(line, TemplateProblem::UnknownPlaceholder)).collect());
    }
    let context = Value::from_pairs(places.iter().map(|(word, told)| (*word, told.as_str())));
    let filled = template.render(context).map_err(failed)?;
    let filled = filled.trim();
    if filled.is_empty() {
        return Err(flaw(1, TemplateProblem::Required));
    }
    // What is told may be long by itself: many refunds, or many items.
    if filled.chars().count() > most + told_length(places) {
        return Err(flaw(1, TemplateProblem::TooLong));
    }
    Ok(filled.to_owned())
}

fn told_length(places: &[(&str, String)]) -> usize {
    places.iter().map(|(_, told)| told.chars().count()).sum()
}

/// The first line whose braces hold a filter, a call, a test or a loop, from 1.
fn not_supported(source: &str) -> Option<u32> {
    let is_more = |line: &str| {
        line.match_indices('{').filter_map(|(at, _)| line.get(at..)).any(|rest| {
            let inside = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("{%"));
            let inside = inside.map(|inside| inside.split(['}', '%']).next().unwrap_or_default());
            inside.is_some_and(|inside| {
                let mut words = inside.split_whitespace();
                inside.contains(['|', '(', '[', '*', '~', '+'])
                    || words.any(|word| matches!(word, "is" | "for" | "set" | "in"))
            })
        })
    };
    (1..).zip(source.lines()).find(|(_, line)| is_more(line)).map(|(number, _)| number)
}

/// The first line between braces that has this word, from 1.
fn line_of(source: &str, word: &str) -> u32 {
    let has_it = |line: &str| {
        let mut parts = line.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
        line.contains('{') && parts.any(|part| part == word)
    };
    (1..).zip(source.lines()).find(|(_, line)| has_it(line)).map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(place: Placeholder) -> String {
        match place {
            Placeholder::Refunds => String::new(),
            place => format!("<{}>", place.word(Locale::Fr)),
        }
    }

    fn filled(subject: &str, body: &str) -> Result<TemplateText, Vec<TemplateFlaw>> {
        let text = TemplateText { subject: subject.to_owned(), body: body.to_owned() };
        fill(&text, ReplyKind::Cancelled, Locale::Fr, told)
    }

    const fn flaw(part: TemplatePart, line: u32, problem: TemplateProblem) -> TemplateFlaw {
        TemplateFlaw { part, line, problem }
    }

    #[test]
    fn what_is_told_stands_in_its_places_and_is_never_read_as_a_template() {
        let text = filled("Commande {{ commande }}", "{{ bonjour }}\n{{ message }} chez {{ boutique }}").unwrap();
        assert_eq!(text.subject, "Commande <commande>");
        assert_eq!(text.body, "<bonjour>\n<message> chez <boutique>");
        let typed = TemplateText { subject: "{{ commande }}".to_owned(), body: "{{ client }}".to_owned() };
        let braces = fill(&typed, ReplyKind::Cancelled, Locale::Fr, |_| "{{ shop }} & <b>".to_owned()).unwrap();
        assert_eq!(braces.body, "{{ shop }} & <b>", "nor escaped: it is plain text");
    }

    #[test]
    fn what_is_said_on_a_condition_leaves_no_empty_line() {
        let body = "A\n{% if remboursements %}\nB\n{% else %}\nC\n{% endif %}\nD";
        assert_eq!(filled("x", body).unwrap().body, "A\nC\nD");
    }

    #[test]
    fn every_mistake_has_its_line() {
        let body = "un\n{% if remboursements %}\n{{ clent }} {{ comande }}\n{{ autre }}{% endif %}";
        let unknown = |line| flaw(TemplatePart::Body, line, TemplateProblem::UnknownPlaceholder);
        assert_eq!(filled("x", body), Err(vec![unknown(3), unknown(4)]));
        let subject = flaw(TemplatePart::Subject, 1, TemplateProblem::UnknownPlaceholder);
        let both = filled("{{ order }}", "a\nb {{ client").unwrap_err();
        assert_eq!(both[0], subject, "the words of the text's own language");
        assert_eq!((both[1].line, both[1].problem), (2, TemplateProblem::NotWellFormed));
        // What another kind of reply tells.
        assert_eq!(filled("x", "{{ retour }}"), Err(vec![unknown(1)]));
        for (body, problem) in [
            ("{% if remboursements %}\nsans fin", TemplateProblem::NotWellFormed),
            ("{{ commande | upper }}", TemplateProblem::NotSupported),
            ("{% if commande is defined %}x{% endif %}", TemplateProblem::NotSupported),
            ("{{ remboursements }}", TemplateProblem::Required),
            ("{% for a in commande %}{{ a }}{% endfor %}", TemplateProblem::NotSupported),
        ] {
            let flaws = filled("x", body).map_err(|flaws| flaws[0].problem);
            assert_eq!(flaws, Err(problem), "{body}");
        }
        let endless = "é".repeat(text_limits::MAIL_TEXT + 1);
        assert_eq!(filled("x", &endless), Err(vec![flaw(TemplatePart::Body, 1, TemplateProblem::TooLong)]));
        assert_eq!(filled("x", "{{ 'x' * 1000000000 }}").unwrap_err()[0].problem, TemplateProblem::NotSupported);
        // Braces of no template are text.
        assert_eq!(filled("x", "a | b (c) {d}").unwrap().body, "a | b (c) {d}");
    }

    #[test]
    fn the_words_that_ship_are_sound_and_stand_in_for_some_that_fail() {
        for kind in ReplyKind::KNOWN {
            for language in [Locale::Fr, Locale::En] {
                let told = |place: Placeholder| place.word(language).to_owned();
                let shipped = TemplateText::shipped(kind, language);
                let filled = fill(&shipped, kind, language, told).unwrap();
                assert!(filled.body.contains("message"), "{filled:?}");
                let text = TemplateText { subject: "{{".to_owned(), body: "{{".to_owned() };
                let broken = ShopWords(vec![OwnWords { kind, language, text }]);
                assert_eq!(broken.fill(kind, language, told), filled);
            }
        }
    }
}
