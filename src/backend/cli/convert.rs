//! `avoir convert`: orders of another system become a file that `avoir import` takes.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::command_failure::CommandFailure;
use super::output;
use crate::backend::file_text::{FileText, UnreadableFile};
use crate::backend::readers::{
    Converted, Format, ReaderSettings, SourceFile, UnreadableSource, convert_each, propose_columns,
};
use crate::backend::settings::ShopSettings;

/// Turns orders that another system wrote into orders that `avoir import` takes, one a line, on the standard output. What an
/// order could not say, and why one could not be read, is told on the standard error, order by order.
#[derive(Debug, Args)]
pub(super) struct Convert {
    /// The system: prestashop, woocommerce, shopify, shopify-csv, magento, lightspeed, medusa, vendure, or csv for any other
    /// file of columns.
    #[arg(long, env = "AVOIR_FROM", value_name = "FORMAT", value_parser = format)]
    from: Format,
    /// What the system leaves out, and words of the shop's own: currency, time_zone, rates, [status], [providers], [columns].
    #[arg(long, env = "AVOIR_MAP", value_name = "FILE")]
    map: Option<PathBuf>,
    /// Writes a map for a file of columns instead: what each column seems to be.
    #[arg(long, env = "AVOIR_PROPOSE_MAP")]
    propose_map: bool,
    /// What the system wrote: orders, and what it keeps of them in other files.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

fn format(word: &str) -> Result<Format, String> {
    Format::parse(word).ok_or_else(|| format!("is none of {}", Format::ALL.map(Format::as_str).join(", ")))
}

impl Convert {
    pub(super) fn run(self, shop: &ShopSettings) -> Result<(), CommandFailure> {
        let settings = self.settings(shop)?;
        let files =
            self.files.iter().map(|path| SourceFile::open(path).map_err(unreadable)).collect::<Result<Vec<_>, _>>()?;
        let mut out = io::BufWriter::new(io::stdout().lock());
        if self.propose_map {
            let map = propose_columns(&files[0]).map_err(unreadable)?;
            return written(out.write_all(map.as_bytes()));
        }
        let (mut taken, mut left_out, mut failed) = (0, 0, 0);
        let mut outcome = Ok(());
        let mut take = |one: Converted| {
            tell(&one);
            match &one.order {
                // Once a line can't be written, none is.
                Ok(Some(order)) if outcome.is_ok() => {
                    outcome =
                        serde_json::to_string(order).map_err(io::Error::from).and_then(|line| writeln!(out, "{line}"));
                    taken += 1;
                }
                Ok(Some(_)) => {}
                Ok(None) => left_out += 1,
                Err(_) => failed += 1,
            }
        };
        let read = convert_each(self.from, &files, &settings, &mut take);
        written(outcome)?;
        read.map_err(|problem| if taken == 0 { unreadable(problem) } else { broken_off(&problem, taken) })?;
        written(out.flush())?;
        output::remark(format_args!("{taken} orders written, {left_out} left out, {failed} not read."));
        if failed > 0 {
            return Err(CommandFailure::new(
                format!("{failed} of {} orders could not be read", taken + left_out + failed),
                "The others were written, and nothing was imported.",
                "Mend what is said above in the files or in the map, and convert them again.",
            ));
        }
        Ok(())
    }

    fn settings(&self, shop: &ShopSettings) -> Result<ReaderSettings, CommandFailure> {
        let providers = shop.providers.clone();
        let Some(path) = &self.map else {
            return Ok(ReaderSettings { shop_providers: providers, ..ReaderSettings::default() });
        };
        let text = text_of(path)?;
        ReaderSettings::parse(&text, providers).map_err(|problem| {
            CommandFailure::new(
                format!("the map {}: {problem}", path.display()),
                "Nothing was written.",
                "Mend the line that is named, and convert once more.",
            )
        })
    }
}

/// A map, which may say nothing at all.
fn text_of(path: &Path) -> Result<String, CommandFailure> {
    let mut text = String::new();
    let read = match FileText::open(path) {
        Err(UnreadableFile::Empty) => Ok(0),
        opened => opened.and_then(|file| Ok(file.bytes()?.read_to_string(&mut text)?)),
    };
    read.map_err(|problem| {
        unreadable(UnreadableSource { file: path.display().to_string(), message: problem.to_string() })
    })?;
    Ok(text)
}

fn unreadable(problem: UnreadableSource) -> CommandFailure {
    CommandFailure::new(problem.to_string(), "Nothing was written.", "Mend what is said, and convert once more.")
}

fn broken_off(problem: &UnreadableSource, taken: usize) -> CommandFailure {
    CommandFailure::new(
        problem.to_string(),
        format!("{taken} orders were written before, and nothing was imported."),
        "Throw away what was written, and convert once more when nobody writes to the file.",
    )
}

fn written(outcome: io::Result<()>) -> Result<(), CommandFailure> {
    outcome.map_err(|problem| {
        CommandFailure::new(
            format!("the orders can't be written: {problem}"),
            "Nothing was imported.",
            "Make room, or write them elsewhere: avoir convert … > orders.ndjson",
        )
    })
}

fn tell(one: &Converted) {
    for note in &one.notes {
        output::remark(format_args!("{}: {note}", one.name));
    }
    if let Err(flaws) = &one.order {
        for flaw in &flaws.0 {
            output::remark(format_args!("{}: not read: {flaw}", one.name));
        }
    }
}
