//! The member of an object that is wrong, where serde names the object alone: it reads a tagged one as a whole, and
//! forgets where it was (<https://github.com/serde-rs/serde/issues/1183>).

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Members of an object that is searched; no body of this API has more.
const MOST: usize = 32;

/// No variant of anything.
const NO_VARIANT: &str = "\u{fffd}";

/// The place of the flaw that serde names at `pointer` (RFC 6901), there or below, and its sentence: of several flaws,
/// perhaps another than the first. What is missing has no place of its own.
pub(super) fn narrowed<T: DeserializeOwned>(body: &Value, mut pointer: String, sentence: String) -> (String, String) {
    let Some(flaw) = flaw::<T>(body).filter(|flaw| !flaw.starts_with("missing field")) else {
        return (pointer, sentence);
    };
    while let Some(name) = flawed_member::<T>(body, &pointer, &flaw) {
        pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    }
    (pointer, flaw)
}

/// Puts the members back one by one, until the flaw is there again; first those that say what the others are.
fn flawed_member<T: DeserializeOwned>(body: &Value, pointer: &str, flaw: &str) -> Option<String> {
    let members = body.pointer(pointer)?.as_object().filter(|members| members.len() <= MOST)?;
    let is_there = |some: &Map<String, Value>| flaw_with::<T>(body, pointer, some.clone()).as_deref() == Some(flaw);
    let mut some = Map::new();
    // Then it is the object's own.
    if is_there(&some) {
        return None;
    }
    let is_tag = |name: &String| {
        let alone = Map::from_iter([(name.clone(), NO_VARIANT.into())]);
        flaw_with::<T>(body, pointer, alone).is_some_and(|flaw| flaw.contains(NO_VARIANT))
    };
    let (tags, others): (Vec<&String>, Vec<&String>) = members.keys().partition(|name| is_tag(name));
    tags.into_iter().chain(others).find_map(|name| {
        some.insert(name.clone(), members[name].clone());
        is_there(&some).then(|| name.clone())
    })
}

/// The flaw of the body with these members at this place.
fn flaw_with<T: DeserializeOwned>(body: &Value, pointer: &str, members: Map<String, Value>) -> Option<String> {
    let mut body = body.clone();
    *body.pointer_mut(pointer)? = members.into();
    flaw::<T>(&body)
}

fn flaw<T: DeserializeOwned>(body: &Value) -> Option<String> {
    T::deserialize(body).err().map(|flaw| flaw.to_string())
}
