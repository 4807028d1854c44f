//! Customers whose names break careless screens. They stand behind the first screen: who opens the demo sees
//! a shop, who scrolls or searches finds these.

/// Markup, a bidirectional override at the end, great length, a formula, a quote, combining and zero-width
/// characters, an emoji, one letter.
const NAMES: [&str; 9] = [
    "<img src=x onerror=alert(1)>",
    "Zoé Marchand\u{202e}",
    "Marie-Charlotte Aliénor de Montmorency-Beaufort, épouse van den Hoogenband de Saint-Rémy-lès-Chevreuse",
    "=HYPERLINK(\"https://example.com\";\"Facture\")",
    "Robert'); DROP TABLE orders;--",
    "E\u{301}loi\u{308}se Lefe\u{300}vre",
    "Ana\u{200b}ïs Blan\u{200d}chard",
    "Léa 🌿 Petit",
    "Ö",
];

/// The rows that a tall screen shows without scrolling.
const FIRST_SCREEN: u32 = 60;
/// Apart enough that no screen is full of them.
const APART: u32 = 7;

/// The name for the order at this place, if it is one of these.
pub(super) fn name(index: u32, count: u32) -> Option<&'static str> {
    let wanted = u32::try_from(NAMES.len()).expect("a short table");
    let roomy = count > FIRST_SCREEN + APART * wanted;
    let (first, apart) = if roomy { (FIRST_SCREEN, APART) } else { (count.checked_sub(wanted)?.max(wanted * 3), 1) };
    let behind = index.checked_sub(first)?;
    if behind % apart != 0 {
        return None;
    }
    NAMES.get(usize::try_from(behind / apart).ok()?).copied()
}

/// True for the name of such a customer.
pub(super) fn is_one(name: &str) -> bool {
    NAMES.contains(&name)
}
