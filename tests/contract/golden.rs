//! Bodies that are pinned: what goes over the wire today goes over it tomorrow. `AVOIR_GOLDEN=write` writes
//! them anew; the difference is then read like any other change of the code.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use avoir::api::call::Call;
use serde_json::{Value, json};

use crate::support::shop::{Answer, verb};

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {} {}", self.status, self.text))
    }
}

/// Holds an exchange against `bodies/{name}.json`.
pub fn check<C: Call>(name: &str, call: &C, answer: &Answer) {
    let request = json!({
        "method": verb(C::METHOD),
        "path": call.path(),
        "body": call.body().map(|body| serde_json::to_value(body).unwrap()),
    });
    check_exchange(name, request, answer);
}

/// The same for a request that no call makes.
pub fn check_exchange(name: &str, request: Value, answer: &Answer) {
    let shown = ["content-type", "etag", "location", "retry-after", "allow"];
    let headers = shown.into_iter().filter_map(|name| Some((name.to_owned(), json!(answer.header(name)?))));
    let mut body = if answer.text.is_empty() { Value::Null } else { answer.json() };
    if let Some(id) = body.get_mut("request_id") {
        *id = json!("random");
    }
    let response = json!({
        "status": answer.status,
        "headers": headers.collect::<serde_json::Map<_, _>>(),
        "body": body,
    });
    check_document(name, &json!({ "request": request, "response": response }));
}

/// Holds a document against `bodies/{name}.json`.
pub fn check_document(name: &str, document: &Value) {
    check_file(&folder().join(format!("{name}.json")), document);
}

/// Holds documents against the files of a folder that holds nothing else.
pub fn check_folder(folder: &str, documents: &BTreeMap<String, Value>) {
    let folder = folder_of_contract().join(folder);
    for (name, document) in documents {
        check_file(&folder.join(format!("{name}.json")), document);
    }
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    for file in files {
        let is_known = file.file_stem().is_some_and(|name| documents.contains_key(&*name.to_string_lossy()));
        match is_known {
            true => {}
            false if is_pinning() => fs::remove_file(&file).unwrap(),
            false => panic!("{} is pinned and no longer there {HOW_TO_PIN}", file.display()),
        }
    }
}

fn check_file(path: &Path, document: &Value) {
    let text = format!("{}\n", serde_json::to_string_pretty(document).unwrap());
    if is_pinning() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        return;
    }
    let pinned = fs::read_to_string(path).unwrap_or_default();
    assert!(pinned == text, "{} has changed; pinned:\n{pinned}\nnow:\n{text}\n{HOW_TO_PIN}", path.display());
}

const HOW_TO_PIN: &str = "(AVOIR_GOLDEN=write pins it anew)";

fn is_pinning() -> bool {
    std::env::var_os("AVOIR_GOLDEN").is_some_and(|wish| wish == "write")
}

fn folder_of_contract() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/contract")
}

pub fn folder() -> PathBuf {
    folder_of_contract().join("bodies")
}
