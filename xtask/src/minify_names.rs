//! Short names between program and glue. See docs/adr/0008-slim.md.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

/// How names begin that only the glue uses.
const PRIVATE: [&str; 2] = ["__wb", "wasm_bindgen__"];

/// Gives the imports and exports that only the glue uses short names, in both.
///
/// # Errors
/// If the program is not WebAssembly as expected, or a short name is taken.
pub(crate) fn short_names(program: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = BTreeMap::new();
    let program = rewrite(program, &mut |name| {
        if !PRIVATE.iter().any(|start| name.starts_with(start)) {
            return name.to_owned();
        }
        let next = format!("_{}", names.len());
        names.entry(name.to_owned()).or_insert(next).clone()
    })?;
    let mut short = String::new();
    for word in words(glue) {
        ensure!(!names.values().any(|taken| taken == word), "the glue has a name {word}");
        short.push_str(names.get(word).map_or(word, String::as_str));
    }
    Ok((program, short))
}

/// A text as names and what is between them.
fn words(text: &str) -> Vec<&str> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |letter: char| is_name(letter) == is_name(first);
        let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// Which section of a program a name is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Import,
    Export,
}

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// A program with other names in its imports and exports.
fn rewrite(program: &[u8], name: &mut dyn FnMut(&str) -> String) -> Result<Vec<u8>> {
    let (head, rest) = program.split_at_checked(8).context("not a WebAssembly file")?;
    let mut out = head.to_vec();
    let mut at = Reader(rest);
    while !at.0.is_empty() {
        let section = at.byte()?;
        let length = at.number()?;
        let body = at.take(length)?;
        let body = match section {
            IMPORTS => entries(body, Section::Import, name)?,
            EXPORTS => entries(body, Section::Export, name)?,
            _ => body.to_vec(),
        };
        out.push(section);
        number(&mut out, body.len());
        out.extend(body);
    }
    Ok(out)
}

fn entries(
    body: &[u8],
    section_kind: Section,
    name: &mut dyn FnMut(&str) -> String,
) -> Result<Vec<u8>> {
    let mut at = Reader(body);
    let mut out = Vec::new();
    let count = at.number()?;
    number(&mut out, count);
    for _ in 0..count {
        if section_kind == Section::Import {
            let length = at.number()?;
            number(&mut out, length);
            out.extend(at.take(length)?);
        }
        let length = at.number()?;
        let old = std::str::from_utf8(at.take(length)?)?;
        let new = name(old);
        number(&mut out, new.len());
        out.extend(new.bytes());
        // What follows is a kind and an index, or for imports of tables a type before limits.
        let what = at.byte()?;
        out.push(what);
        ensure!(section_kind == Section::Export || what == 0, "an import that is no function");
        let index = at.number()?;
        number(&mut out, index);
    }
    Ok(out)
}

/// Reads WebAssembly's numbers, seven bits a byte.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("the program ends early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        anyhow::bail!("a number of more than five bytes")
    }
}

fn number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let byte = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            return out.push(byte);
        }
        out.push(byte | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Tested = Result<()>;

    /// `(import "m" "__wbg_a_0123" (func)) (export "keep" (func 0))`
    fn program() -> Vec<u8> {
        let mut program = b"\0asm\x01\0\0\0".to_vec();
        program.extend([1, 4, 1, 0x60, 0, 0]);
        let mut imports = vec![1, 1, b'm', 12];
        imports.extend(b"__wbg_a_0123\0\0");
        program.extend([2, u8::try_from(imports.len()).unwrap_or_default()]);
        program.extend(imports);
        let mut exports = vec![1, 4];
        exports.extend(b"keep\0\0");
        program.extend([7, u8::try_from(exports.len()).unwrap_or_default()]);
        program.extend(exports);
        program
    }

    #[test]
    fn names_between_program_and_glue_become_short_in_both() -> Tested {
        let glue = "const a = { __wbg_a_0123: () => wasm.keep(), __wbg_a_01234: 1 };";
        let (program, glue) = short_names(&program(), glue)?;
        assert!(program.windows(5).any(|part| part == b"\x01m\x02_0"));
        assert_eq!(glue, "const a = { _0: () => wasm.keep(), __wbg_a_01234: 1 };");
        assert!(short_names(&program, "let _0;").is_ok(), "nothing is left to shorten");
        Ok(())
    }

    #[test]
    fn a_short_name_that_the_glue_has_is_refused() {
        assert!(short_names(&program(), "let _0 = __wbg_a_0123;").is_err());
    }

    #[test]
    fn what_is_no_webassembly_is_refused() {
        for bytes in [&b""[..], b"\0asm", b"\0asm\x01\0\0\0\x07\x7f"] {
            assert!(short_names(bytes, "").is_err());
        }
    }
}
