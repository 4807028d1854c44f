//! The code of a note for tills as a barcode, which a scanner reads (Code 128, ISO/IEC 15417).

use code128::Code128;
use leptos::prelude::*;

use crate::domain::till_credit::TillCode;

/// Of a module, the thinnest bar, in millimetres: what scanners at tills read from paper.
const MODULE: f64 = 0.25;

/// The barcode, with the quiet zones beside it; nothing for one that it can't hold.
pub fn barcode(code: &TillCode) -> Option<AnyView> {
    let barcode = Code128::encode_str(&code.0)?;
    let modules = u32::try_from(barcode.len()).ok()?;
    let width = format!("{:.2}mm", f64::from(modules) * MODULE);
    let image = view! {
        <svg
            class="paper-barcode"
            width=width
            viewBox=format!("0 0 {modules} 1")
            preserveAspectRatio="none"
            role="img"
            aria-label=code.0.clone()
        >
            <path d=bars(&barcode)></path>
        </svg>
    };
    Some(image.into_any())
}

/// The dark bars, one high.
fn bars(code: &Code128) -> String {
    code.bar_coordinates().map(|bar| format!("M{} 0h{width}v1h-{width}z", bar.x, width = bar.width)).collect()
}

#[cfg(test)]
mod tests {
    use code128::{Bar, decode_str};

    use super::*;
    use crate::domain::credit::CreditNoteNumber;
    use crate::domain::order::OrderNumber;

    /// What a scanner sees: how wide each dark bar is, and the light one behind it.
    fn scanned(path: &str) -> Vec<Bar> {
        let bar = |bar: &str| {
            let (x, rest) = bar.split_once(" 0h").expect("a bar");
            let (width, _) = rest.split_once('v').expect("a bar");
            (x.parse::<u32>().expect("a place"), width.parse::<u8>().expect("a width"))
        };
        let bars: Vec<(u32, u8)> = path.split('M').skip(1).map(bar).collect();
        let ends = bars.iter().skip(1).map(|(x, _)| *x).chain(bars.last().map(|(x, width)| x + u32::from(*width)));
        let space = |((x, width), next): (&(u32, u8), u32)| {
            let space = u8::try_from(next - x - u32::from(*width)).expect("a space");
            Bar { width: *width, space }
        };
        bars.iter().zip(ends).map(space).collect()
    }

    #[test]
    fn a_scanner_reads_the_code() {
        for (note, order) in [
            (CreditNoteNumber::new(2026, 123), "ORD00123"),
            (CreditNoteNumber::of_series("LYON2024", 2026, 1), "#1001/é"),
        ] {
            let code = TillCode::new(&note, &OrderNumber(order.to_owned()));
            let barcode = Code128::encode_str(&code.0).expect("a code of plain letters");
            assert_eq!(decode_str(&scanned(&bars(&barcode))), Ok(code.0));
        }
    }
}
