//! The crate's modules as they stand in the files, and what each names of the others.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::sources::{read, root};

/// The names from the crate's root down: `domain`, `money`.
pub type Path = Vec<String>;

/// Every module by its path, the crate's root by the empty one.
pub type Modules = BTreeMap<Path, Module>;

#[derive(Default)]
pub struct Module {
    pub file: PathBuf,
    /// Every path that it names, as written.
    pub named: Vec<Named>,
    /// What it imports by name, and from where.
    pub imports: HashMap<String, Path>,
    /// The modules of which it imports everything.
    pub globs: Vec<Path>,
    /// What is defined in it.
    pub defines: HashSet<String>,
    /// Every sum and difference that it ships, but those with a number that stands there: `left - right`.
    pub sums: Vec<String>,
}

#[derive(Clone)]
pub struct Named {
    pub path: Path,
    /// Only its tests name it.
    pub in_test: bool,
}

const DEFINING: [&str; 9] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union", "macro_rules"];

/// The modules below `src/lib.rs`.
pub fn modules() -> Modules {
    let mut modules = Modules::new();
    read_file(&mut modules, Vec::new(), root().join("src/lib.rs"), false);
    modules
}

/// The modules of a crate that is this text alone.
pub fn modules_in(text: &str) -> Modules {
    let mut modules = Modules::new();
    read_text(&mut modules, Vec::new(), PathBuf::new(), text, false);
    modules
}

fn read_file(modules: &mut Modules, path: Path, file: PathBuf, in_test: bool) {
    let text = read(&file);
    read_text(modules, path, file, &text, in_test);
}

fn read_text(modules: &mut Modules, path: Path, file: PathBuf, text: &str, in_test: bool) {
    let tokens = TokenStream::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    modules.insert(path.clone(), Module { file, ..Module::default() });
    Reader { modules, path }.read(tokens, in_test);
}

struct Reader<'a> {
    modules: &'a mut Modules,
    path: Path,
}

impl Reader<'_> {
    fn read(&mut self, tokens: TokenStream, all_in_test: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        let mut in_test = all_in_test;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Group(group) => {
                    in_test |= group.delimiter() == Delimiter::Bracket && is_test_only(&group.stream());
                    self.read(group.stream(), in_test);
                    if group.delimiter() == Delimiter::Brace {
                        in_test = all_in_test;
                    }
                }
                TokenTree::Punct(mark) if mark.as_char() == ';' => in_test = all_in_test,
                TokenTree::Punct(mark) if !in_test && matches!(mark.as_char(), '+' | '-') => {
                    let sum = sum_at(&tokens, at - 1, mark.as_char());
                    self.here().sums.extend(sum);
                }
                TokenTree::Ident(word) if word == "mod" => {
                    let Some(name) = word_at(&tokens, at) else { continue };
                    at += 2;
                    self.read_module(name, tokens.get(at - 1), in_test);
                    in_test = all_in_test;
                }
                // Without `<`, which follows where a type says what it captures.
                TokenTree::Ident(word) if word == "use" && !is_mark(&tokens, at, '<') => {
                    let end = (at..tokens.len()).find(|place| is_mark(&tokens, *place, ';')).unwrap_or(tokens.len());
                    self.read_imports(&[], &tokens[at..end], in_test);
                    at = end;
                }
                TokenTree::Ident(word) => {
                    if DEFINING.iter().any(|defining| word == defining) {
                        let skipped = usize::from(is_mark(&tokens, at, '!'));
                        self.here().defines.extend(word_at(&tokens, at + skipped));
                    }
                    let mut path = vec![word.to_string()];
                    while let Some(next) = joined(&tokens, at) {
                        path.push(next);
                        at += 3;
                    }
                    if path.len() > 1 {
                        self.here().named.push(Named { path, in_test });
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn here(&mut self) -> &mut Module {
        self.modules.get_mut(&self.path).expect("inserted before it is read")
    }

    fn read_module(&mut self, name: String, body: Option<&TokenTree>, in_test: bool) {
        let path = [self.path.clone(), vec![name]].concat();
        if let Some(TokenTree::Group(body)) = body {
            let file = self.here().file.clone();
            self.modules.insert(path.clone(), Module { file, ..Module::default() });
            Reader { modules: self.modules, path }.read(body.stream(), in_test);
        } else {
            let file = root().join("src").join(path.join("/")).with_extension("rs");
            read_file(self.modules, path, file, in_test);
        }
    }

    fn read_imports(&mut self, before: &[String], tree: &[TokenTree], in_test: bool) {
        let mut path = before.to_vec();
        let mut at = 0;
        while let Some(token) = tree.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '*' => {
                    self.here().globs.push(path.clone());
                    return self.import(None, path, in_test);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                TokenTree::Ident(word) if word == "as" => {
                    return self.import(word_at(tree, at), path, in_test);
                }
                TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
                    return inner.split(is_comma).for_each(|branch| self.read_imports(&path, branch, in_test));
                }
            }
        }
        if path.len() > before.len() || tree.len() == 1 {
            self.import(path.last().cloned(), path, in_test);
        }
    }

    fn import(&mut self, name: Option<String>, path: Path, in_test: bool) {
        if let Some(name) = name {
            self.here().imports.entry(name).or_insert_with(|| path.clone());
        }
        self.here().named.push(Named { path, in_test });
    }
}

/// Whether an attribute keeps what follows out of what ships.
fn is_test_only(attribute: &TokenStream) -> bool {
    let text = attribute.to_string();
    text.starts_with("cfg") && !text.starts_with("cfg_attr") && text.contains("test") && !text.contains("not")
}

fn is_mark(tokens: &[TokenTree], at: usize, mark: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(found)) if found.as_char() == mark)
}

fn word_at(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at) {
        Some(TokenTree::Ident(word)) => Some(word.to_string()),
        _ => None,
    }
}

/// The name after `::`, when that is what comes.
fn joined(tokens: &[TokenTree], at: usize) -> Option<String> {
    (is_mark(tokens, at, ':') && is_mark(tokens, at + 1, ':')).then(|| word_at(tokens, at + 2)).flatten()
}

/// What names of attributes and properties begin with.
const ATTRIBUTES: [&str; 3] = ["aria", "data", "flex"];

/// The sum around this mark; none when it is a sign, an arrow, or joins what a type must be.
fn sum_at(tokens: &[TokenTree], at: usize, mark: char) -> Option<String> {
    let after = if is_mark(tokens, at + 1, '=') { at + 2 } else { at + 1 };
    // In a view `aria-label` is a name.
    let left =
        at.checked_sub(1).and_then(|before| operand(tokens, before)).filter(|name| !ATTRIBUTES.contains(&&**name))?;
    let right = operand(tokens, after).filter(|name| name != "use")?;
    let is_type = right.starts_with(char::is_uppercase) && !is_mark(tokens, after + 1, ':');
    (!is_type).then(|| format!("{left} {mark} {right}"))
}

fn operand(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at)? {
        TokenTree::Ident(name) => Some(name.to_string()),
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => Some("()".to_owned()),
        TokenTree::Punct(mark) if matches!(mark.as_char(), '?' | '*' | '&') => Some(mark.to_string()),
        _ => None,
    }
}
