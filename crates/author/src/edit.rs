//! Changes to a guide's text that a form asks for. Only what changes is written anew: everything
//! else stays byte for byte, laid out as its author did, with fields that no form knows.

use anyhow::{Context, Result, bail, ensure};
use jsonc_parser::cst::{CstInputValue, CstNode, CstRootNode};
use serde_json::Value;

use crate::path::{Key, Path, Places, STRICT};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Puts a value where there may have been one; what it is in is made where it is missing.
    Set(Path, Value),
    /// Takes a field or an entry out.
    Remove(Path),
    /// Puts an entry into a list before that with this number.
    Insert(Path, usize, Value),
    /// Puts an entry of a list elsewhere in it.
    Move(Path, usize, usize),
    /// Gives a field another name, in its place.
    Rename(Path, String),
}

/// The text after a change. `order` says before which fields a new one belongs: those that follow it
/// there.
///
/// # Errors
/// If the text is no JSON, or has nothing where the change is to be made.
pub fn apply(text: &str, edit: &Edit, order: &dyn Fn(&Path) -> Vec<String>) -> Result<String> {
    if let Edit::Move(list, from, to) = edit {
        return moved(text, list, *from, *to);
    }
    let root = CstRootNode::parse(text, &STRICT)?;
    match edit {
        Edit::Set(path, value) => set(&root, path, value, order)?,
        Edit::Remove(path) => match path.split_last() {
            Some((parent, Key::Field(name))) => {
                let object = node(&root, &parent).and_then(|node| node.as_object());
                let field = object.and_then(|object| object.get(name));
                field.with_context(|| format!("there is no {path}"))?.remove();
            }
            Some((_, Key::Entry(_))) => {
                node(&root, path).with_context(|| format!("there is no {path}"))?.remove();
            }
            None => bail!("a guide can’t be taken out of itself"),
        },
        Edit::Insert(list, at, value) => {
            let entries = node(&root, list).and_then(|node| node.as_array());
            match entries {
                Some(entries) => {
                    entries.insert((*at).min(entries.elements().len()), input(value));
                }
                None => set(&root, list, &Value::Array(vec![value.clone()]), order)?,
            }
        }
        Edit::Rename(path, name) => rename(&root, path, name)?,
        Edit::Move(..) => {}
    }
    Ok(root.to_string())
}

fn node(root: &CstRootNode, path: &Path) -> Option<CstNode> {
    path.0.iter().try_fold(root.value()?, |node, key| match key {
        Key::Field(name) => node.as_object()?.get(name)?.value(),
        Key::Entry(at) => node.as_array()?.elements().into_iter().nth(*at),
    })
}

fn set(
    root: &CstRootNode,
    path: &Path,
    value: &Value,
    order: &dyn Fn(&Path) -> Vec<String>,
) -> Result<()> {
    let Some((parent, key)) = path.split_last() else {
        root.set_value(input(value));
        return Ok(());
    };
    let Some(inside) = node(root, &parent) else {
        // Made with the value in it.
        let outer = match key {
            Key::Field(name) => {
                Value::Object([(name.clone(), value.clone())].into_iter().collect())
            }
            Key::Entry(_) => Value::Array(vec![value.clone()]),
        };
        return set(root, &parent, &outer, order);
    };
    match key {
        Key::Field(name) => {
            let object = inside.as_object().with_context(|| format!("{parent} has no fields"))?;
            if let Some(field) = object.get(name) {
                field.set_value(input(value));
                return Ok(());
            }
            let known = order(&parent);
            let after = known.iter().position(|one| one == name).map(|at| &known[at + 1..]);
            let fields = object.properties();
            let place = after.and_then(|after| {
                fields.iter().position(|field| {
                    field.decoded_name().is_some_and(|name| after.contains(&name))
                })
            });
            object.insert(place.unwrap_or(fields.len()), name, input(value));
        }
        Key::Entry(at) => {
            let list = inside.as_array().with_context(|| format!("{parent} is no list"))?;
            match list.elements().into_iter().nth(*at) {
                Some(entry) => replace(entry, value)?,
                None => {
                    list.append(input(value));
                }
            }
        }
    }
    Ok(())
}

fn replace(entry: CstNode, value: &Value) -> Result<()> {
    let value = input(value);
    let done = if let Some(node) = entry.as_object() {
        node.replace_with(value)
    } else if let Some(node) = entry.as_array() {
        node.replace_with(value)
    } else if let Some(node) = entry.as_string_lit() {
        node.replace_with(value)
    } else if let Some(node) = entry.as_number_lit() {
        node.replace_with(value)
    } else if let Some(node) = entry.as_boolean_lit() {
        node.replace_with(value)
    } else if let Some(node) = entry.as_null_keyword() {
        node.replace_with(value)
    } else {
        None
    };
    done.map(|_| ()).context("the entry can’t be replaced")
}

fn rename(root: &CstRootNode, path: &Path, name: &str) -> Result<()> {
    let Some((parent, Key::Field(old))) = path.split_last() else { bail!("{path} is no field") };
    let object = node(root, &parent).and_then(|node| node.as_object());
    let object = object.with_context(|| format!("{parent} has no fields"))?;
    ensure!(object.get(name).is_none(), "{parent} has a field {name} already");
    let field = object.get(old).with_context(|| format!("there is no {path}"))?;
    let written = field.name().and_then(|name| name.as_string_lit());
    let written = written.with_context(|| format!("{path} has no name"))?;
    written.set_raw_value(Value::from(name).to_string());
    Ok(())
}

/// The raw texts of the entries change places: neither their layout nor what is between them does.
fn moved(text: &str, list: &Path, from: usize, to: usize) -> Result<String> {
    let places = Places::read(text).map_err(|(at, why)| anyhow::anyhow!("byte {at}: {why}"))?;
    let slots = places.entries(list).with_context(|| format!("{list} is no list"))?;
    ensure!(from < slots.len() && to < slots.len(), "{list} has {} entries", slots.len());
    let mut texts: Vec<&str> = slots.iter().map(|slot| &text[slot.clone()]).collect();
    let one = texts.remove(from);
    texts.insert(to, one);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (slot, entry) in slots.iter().zip(texts) {
        out.push_str(&text[done..slot.start]);
        out.push_str(entry);
        done = slot.end;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

fn input(value: &Value) -> CstInputValue {
    match value {
        Value::Null => CstInputValue::Null,
        Value::Bool(flag) => CstInputValue::Bool(*flag),
        Value::Number(number) => CstInputValue::Number(number.to_string()),
        Value::String(text) => CstInputValue::String(text.clone()),
        Value::Array(entries) => CstInputValue::Array(entries.iter().map(input).collect()),
        Value::Object(fields) => CstInputValue::Object(
            fields.iter().map(|(name, value)| (name.clone(), input(value))).collect(),
        ),
    }
}
