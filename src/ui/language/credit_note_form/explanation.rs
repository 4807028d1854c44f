//! Why a figure is what it is, in words around its numbers. Each text is a line that can be copied.

pub struct ExplanationTexts {
    /// The name of the button that opens one; with the figure's name.
    pub open: fn(&str) -> String,
    pub copy: &'static str,
    pub units: fn(&Units) -> String,
    /// Charged, given before, withheld (if something was), and what comes of it.
    pub last_units: fn(&str, &str, Option<&str>, &str) -> String,
    /// What the units would be due, and what is left.
    pub up_to_rest: fn(&str, &str) -> String,
    /// Typed, instead of the share.
    pub typed_units: fn(&str, &str) -> String,
    /// Typed, of what was left.
    pub typed: fn(&str, &str) -> String,
    pub tax_share: fn(&TaxShare) -> String,
    /// The tax, how the rest is computed, what comes of it.
    pub tax_rest: fn(&str, &str, &str) -> String,
    /// The tax, and what it gives instead of its share.
    pub tax_bounded: fn(&str, &str) -> String,
    pub reversed: &'static str,
    pub unknown: &'static str,
    /// The total, left of the payment, left of all, and what comes of it.
    pub proportional: fn(&str, &str, &str, &str) -> String,
    /// Left of the payment, still due, and what comes of it.
    pub in_turn: fn(&str, &str, &str) -> String,
    pub net: &'static str,
    pub of_net: fn(&str) -> String,
    pub colon: &'static str,
}

/// `round(charged × (before + quantity) ÷ units) − round(charged × before ÷ units)`
pub struct Units<'a> {
    pub charged: &'a str,
    pub units: u32,
    pub before: i64,
    pub quantity: i64,
    pub gross: &'a str,
}

/// `round(charged × (before + now) ÷ whole) − given`
pub struct TaxShare<'a> {
    pub name: &'a str,
    pub charged: &'a str,
    pub so_far: &'a str,
    pub whole: &'a str,
    /// Nothing when no tax was given before.
    pub given: Option<&'a str>,
    pub amount: &'a str,
}

pub const FRENCH: ExplanationTexts = ExplanationTexts {
    open: |name| format!("Expliquer : {name}"),
    copy: "Copier l’explication",
    units: |units| {
        let Units { charged, units: all, before, quantity, gross } = *units;
        match before {
            0 => format!("Part de {quantity} sur {all} unités : {charged} × {quantity} ÷ {all} = {gross}, arrondi."),
            _ => format!(
                "Part de {quantity} sur {all} unités, après {before} déjà remboursées : {charged} × {} ÷ {all} − \
                 {charged} × {before} ÷ {all} = {gross}, chaque part arrondie.",
                before + quantity
            ),
        }
    },
    last_units: |charged, given, withheld, gross| {
        let withheld = withheld.map(|withheld| format!(" − {withheld} retenus")).unwrap_or_default();
        format!("Dernières unités : {charged} facturés − {given} déjà rendus{withheld} = {gross}.")
    },
    up_to_rest: |share, left| format!("La part de ces unités serait de {share} ; il ne reste que {left} sur la ligne."),
    typed_units: |typed, share| format!("Valeur saisie : {typed}, au lieu de la part de ces unités, {share} TTC."),
    typed: |typed, left| format!("Valeur saisie : {typed}, sur {left} qui restaient."),
    tax_share: |share| {
        let TaxShare { name, charged, so_far, whole, given, amount } = *share;
        let given = given.map(|given| format!(" − {given} déjà rendus")).unwrap_or_default();
        format!("{name} : {charged} × {so_far} ÷ {whole}{given} = {amount}, arrondi.")
    },
    tax_rest: |name, calculation, amount| format!("{name} : tout ce qui reste, {calculation} = {amount}."),
    tax_bounded: |name, amount| format!("{name} : ramenée à ce qui reste, {amount}."),
    reversed: "Reprend le montant de la note corrigée.",
    unknown: "Cette version ne connaît pas cette règle.",
    proportional: |total, left, all, amount| {
        format!("Au prorata : {total} × {left} ÷ {all} = {amount}, les centimes d’arrondi aux plus grands restes.")
    },
    in_turn: |left, due, amount| format!("À son tour : {left} restaient, {due} étaient encore dus, donc {amount}."),
    net: "HT",
    of_net: |net| format!("Base HT : {net}"),
    colon: " :",
};

pub const ENGLISH: ExplanationTexts = ExplanationTexts {
    open: |name| format!("Explain: {name}"),
    copy: "Copy the explanation",
    units: |units| {
        let Units { charged, units: all, before, quantity, gross } = *units;
        match before {
            0 => format!("Share of {quantity} of {all} units: {charged} × {quantity} ÷ {all} = {gross}, rounded."),
            _ => format!(
                "Share of {quantity} of {all} units, after {before} refunded before: {charged} × {} ÷ {all} − {charged} \
                 × {before} ÷ {all} = {gross}, each share rounded.",
                before + quantity
            ),
        }
    },
    last_units: |charged, given, withheld, gross| {
        let withheld = withheld.map(|withheld| format!(" − {withheld} withheld")).unwrap_or_default();
        format!("Last units: {charged} charged − {given} given before{withheld} = {gross}.")
    },
    up_to_rest: |share, left| format!("The share of these units would be {share}; only {left} is left of the line."),
    typed_units: |typed, share| {
        format!("Value typed: {typed}, instead of the share of these units, {share} incl. tax.")
    },
    typed: |typed, left| format!("Value typed: {typed}, of {left} that was left."),
    tax_share: |share| {
        let TaxShare { name, charged, so_far, whole, given, amount } = *share;
        let given = given.map(|given| format!(" − {given} given before")).unwrap_or_default();
        format!("{name}: {charged} × {so_far} ÷ {whole}{given} = {amount}, rounded.")
    },
    tax_rest: |name, calculation, amount| format!("{name}: all that is left, {calculation} = {amount}."),
    tax_bounded: |name, amount| format!("{name}: lowered to what is left, {amount}."),
    reversed: "Takes back the figure of the note that is corrected.",
    unknown: "This version does not know this rule.",
    proportional: |total, left, all, amount| {
        format!("In proportion: {total} × {left} ÷ {all} = {amount}; cents of rounding go to the largest remainders.")
    },
    in_turn: |left, due, amount| format!("In its turn: {left} was left, {due} was still due, so {amount}."),
    net: "Excl. tax",
    of_net: |net| format!("Net base: {net}"),
    colon: ":",
};
