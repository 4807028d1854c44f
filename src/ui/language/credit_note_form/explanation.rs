//! The words around the numbers that explain a figure. Each text is a line that can be copied.

use crate::ui::language::labels::LabelTexts;

texts! {
    pub struct ExplanationTexts {
        /// The name of the button that opens one; with the figure's name.
        open(name: &str): "Expliquer : {name}" / "Explain: {name}";
        copy: "Copier l’explication" / "Copy the explanation";
        units(share: &UnitShare): match share {
            UnitShare { charged, units, before: 0, quantity, gross, .. } =>
                "Part de {quantity} sur {units} unités : {charged} × {quantity} ÷ {units} = {gross}, arrondi."
                / "Share of {quantity} of {units} units: {charged} × {quantity} ÷ {units} = {gross}, rounded.";
            UnitShare { charged, units, before, so_far, quantity, gross } =>
                "Part de {quantity} sur {units} unités, après {before} déjà remboursées : {charged} × {so_far} ÷ \
                 {units} − {charged} × {before} ÷ {units} = {gross}, chaque part arrondie."
                / "Share of {quantity} of {units} units, after {before} refunded before: {charged} × {so_far} ÷ {units} \
                   − {charged} × {before} ÷ {units} = {gross}, each share rounded.";
        }
        /// Charged, given before, withheld (if something was), and what comes of it.
        last_units(charged: &str, given: &str, withheld: Option<&str>, gross: &str): match withheld {
            None => "Dernières unités : {charged} facturés − {given} déjà rendus = {gross}."
                / "Last units: {charged} charged − {given} given before = {gross}.";
            Some(withheld) =>
                "Dernières unités : {charged} facturés − {given} déjà rendus − {withheld} retenus = {gross}."
                / "Last units: {charged} charged − {given} given before − {withheld} withheld = {gross}.";
        }
        /// What the units would be due, and what is left.
        up_to_rest(share: &str, left: &str):
            "La part de ces unités serait de {share} ; il ne reste que {left} sur la ligne."
            / "The share of these units would be {share}; only {left} is left of the line.";
        /// Typed, instead of the share.
        typed_units(typed: &str, share: &str): "Valeur saisie : {typed}, au lieu de la part de ces unités, {share} TTC."
            / "Value typed: {typed}, instead of the share of these units, {share} incl. tax.";
        /// Typed, of what was left.
        typed(typed: &str, left: &str): "Valeur saisie : {typed}, sur {left} qui restaient."
            / "Value typed: {typed}, of {left} that was left.";
        tax_share(share: &TaxShare): match share {
            TaxShare { name, charged, so_far, whole, given: None, amount } =>
                "{name} : {charged} × {so_far} ÷ {whole} = {amount}, arrondi."
                / "{name}: {charged} × {so_far} ÷ {whole} = {amount}, rounded.";
            TaxShare { name, charged, so_far, whole, given: Some(given), amount } =>
                "{name} : {charged} × {so_far} ÷ {whole} − {given} déjà rendus = {amount}, arrondi."
                / "{name}: {charged} × {so_far} ÷ {whole} − {given} given before = {amount}, rounded.";
        }
        /// The tax, how the rest is computed, what comes of it.
        tax_rest(name: &str, calculation: &str, amount: &str): "{name} : tout ce qui reste, {calculation} = {amount}."
            / "{name}: all that is left, {calculation} = {amount}.";
        /// The tax, and what it gives instead of its share.
        tax_bounded(name: &str, amount: &str): "{name} : ramenée à ce qui reste, {amount}."
            / "{name}: reduced to what is left, {amount}.";
        reversed: "Annule le montant de la première note." / "Reverses the figure of the first note.";
        unknown: "Cette version ne connaît pas cette règle." / "This rule is unknown to this version.";
        /// The total, left of the payment, left of all, and what comes of it.
        proportional(total: &str, left: &str, all: &str, amount: &str):
            "Au prorata : {total} × {left} ÷ {all} = {amount}, les centimes d’arrondi aux plus grands restes."
            / "In proportion: {total} × {left} ÷ {all} = {amount}; cents of rounding go to the largest remainders.";
        /// Left of the payment, still due, and what comes of it.
        in_turn(left: &str, due: &str, amount: &str):
            "À son tour : {left} restaient, {due} étaient encore dus, donc {amount}."
            / "In its turn: {left} was left, {due} was still due, so {amount}.";
        net: "HT" / "Excl. tax";
        of_net(net: &str): "Base HT : {net}" / "Net base: {net}";
        colon = LabelTexts.colon;
    }
}

/// `round(charged × so_far ÷ units) − round(charged × before ÷ units)`
pub struct UnitShare<'a> {
    pub charged: &'a str,
    pub units: u32,
    pub before: i64,
    /// Those given back before and these.
    pub so_far: i64,
    pub quantity: i64,
    pub gross: &'a str,
}

/// `round(charged × so_far ÷ whole) − given`
pub struct TaxShare<'a> {
    pub name: &'a str,
    pub charged: &'a str,
    pub so_far: &'a str,
    pub whole: &'a str,
    /// Nothing when no tax was given before.
    pub given: Option<&'a str>,
    pub amount: &'a str,
}
