//! The design tokens: every pair of colours in use has the contrast that WCAG's AA asks for, light
//! and dark. The accent of a page is computed by the stylesheet itself; tests/browser/looks.rs
//! holds that in real browsers.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;
type Tokens = BTreeMap<String, String>;

/// Text on its ground: 4.5 to 1.
const TEXT: &[(&str, &str)] = &[
    ("ink", "ground"),
    ("ink", "raised"),
    ("ink", "press"),
    ("ink", "good-well"),
    ("ink", "warn-well"),
    ("soft", "ground"),
    ("soft", "raised"),
    ("soft", "press"),
    ("tint", "ground"),
    ("tint", "raised"),
    ("tint", "press"),
    ("on-accent", "accent"),
    ("good", "good-well"),
    ("warn", "warn-well"),
];

/// What one must see to operate or to understand: 3 to 1. The tint is the focus ring, too.
const PARTS: &[(&str, &str)] = &[
    ("edge", "ground"),
    ("edge", "raised"),
    ("tint", "line"),
    ("warn", "ground"),
    ("ground", "good"),
    ("knob", "on"),
    ("knob", "edge"),
    ("on", "raised"),
];

/// The whole stylesheet, its parts in their order.
fn stylesheet() -> Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let list = fs::read_to_string(folder.join("widget.css"))?;
    let parts = list.split("@import \"./").skip(1).filter_map(|rest| rest.split_once('"'));
    let mut css = String::new();
    for (part, _) in parts {
        css += &fs::read_to_string(folder.join(part))?;
    }
    Ok(css)
}

/// The declarations of the first rule that begins so, after `from`.
fn rule<'a>(css: &'a str, from: &str, head: &str) -> Result<&'a str> {
    let from = css.find(from).ok_or_else(|| format!("the stylesheet has no {from}"))?;
    let css = css.get(from..).unwrap_or_default();
    let start = css.find(head).ok_or_else(|| format!("the stylesheet has no {head}"))?;
    let rest = css.get(start + head.len()..).unwrap_or_default();
    Ok(rest.split('}').next().unwrap_or_default())
}

fn tokens(rule: &str) -> Tokens {
    let declarations = rule.split(';').filter_map(|one| one.split_once(':'));
    declarations
        .filter_map(|(name, value)| {
            Some((name.trim().strip_prefix("--")?.to_owned(), value.trim().to_owned()))
        })
        .collect()
}

fn light() -> Result<Tokens> {
    Ok(tokens(rule(&stylesheet()?, "", "\n.widget {")?))
}

fn dark() -> Result<Tokens> {
    let mut all = light()?;
    all.extend(tokens(rule(&stylesheet()?, "", ":host([theme=\"dark\"]) .widget {")?));
    Ok(all)
}

/// The luminance of a token's colour, as WCAG 2 defines it.
fn luminance(tokens: &Tokens, name: &str) -> Result<f64> {
    let mut value = tokens.get(name).ok_or_else(|| format!("there is no token --{name}"))?.as_str();
    while let Some(other) = value.strip_prefix("var(--") {
        let other = other.trim_end_matches(')');
        value = tokens.get(other).ok_or_else(|| format!("there is no token --{other}"))?;
    }
    let digits = value.strip_prefix('#').ok_or_else(|| format!("--{name} is {value}"))?;
    let digits = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let mut sum = 0.0;
    for (at, weight) in [0.2126, 0.7152, 0.0722].into_iter().enumerate() {
        let pair = digits.get(2 * at..2 * at + 2).ok_or_else(|| format!("--{name} is {value}"))?;
        let share = f64::from(u8::from_str_radix(pair, 16)?) / 255.0;
        let linear =
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) };
        sum += weight * linear;
    }
    Ok(sum)
}

fn contrast(tokens: &Tokens, one: &str, other: &str) -> Result<f64> {
    let (one, other) = (luminance(tokens, one)?, luminance(tokens, other)?);
    Ok((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn assert_contrasts(tokens: &Tokens) -> Result {
    for (pairs, least) in [(TEXT, 4.5), (PARTS, 3.0)] {
        for (one, other) in pairs {
            let ratio = contrast(tokens, one, other)?;
            assert!(ratio >= least, "--{one} on --{other}: {ratio:.2}, not {least}");
        }
    }
    Ok(())
}

#[test]
fn every_pair_of_light_colours_has_the_contrast_of_aa() -> Result {
    assert_contrasts(&light()?)
}

#[test]
fn every_pair_of_dark_colours_has_the_contrast_of_aa() -> Result {
    assert_contrasts(&dark()?)
}

#[test]
fn the_dark_tokens_are_the_same_by_wish_of_device_and_page() -> Result {
    let css = stylesheet()?;
    let by_page = tokens(rule(&css, "", ":host([theme=\"dark\"]) .widget {")?);
    let wish = ":host(:not([theme=\"light\"])) .widget {";
    let by_device = tokens(rule(&css, "@media (prefers-color-scheme: dark)", wish)?);
    assert!(by_page.len() > 10);
    assert_eq!(by_page, by_device);
    Ok(())
}

#[test]
fn black_or_white_on_any_accent_has_the_contrast_of_aa() -> Result {
    // The stylesheet changes from white to black at this luminance.
    let css = stylesheet()?;
    let turn = css.split("clamp(0, (").nth(1).and_then(|rest| rest.split(" - y)").next());
    let turn: f64 = turn.ok_or("the stylesheet computes no --on-accent")?.parse()?;
    let (white, black) = (1.05 / (turn + 0.05), (turn + 0.05) / 0.05);
    assert!(white >= 4.5 && black >= 4.5, "{white:.2}, {black:.2}");
    Ok(())
}

#[test]
fn the_tint_of_any_accent_has_the_contrast_of_aa() -> Result {
    let css = stylesheet()?;
    let number = |after: &str| -> Result<f64> {
        let rest = css.split(after).nth(1).ok_or_else(|| format!("no {after}"))?;
        let digits: String =
            rest.chars().take_while(|one| one.is_ascii_digit() || *one == '.').collect();
        Ok(digits.parse()?)
    };
    // No lighter than this in light, no darker than this in dark.
    let (most, least) = (
        number("--tint: color(\n      from var(--accent) xyz-d65 calc(x * min(1, ")?,
        number("max(0, (")?,
    );
    for ground in ["ground", "raised", "press"] {
        let ratio = (luminance(&light()?, ground)? + 0.05) / (most + 0.05);
        assert!(ratio >= 4.5, "a tint on a light --{ground}: {ratio:.2}");
        let ratio = (least + 0.05) / (luminance(&dark()?, ground)? + 0.05);
        assert!(ratio >= 4.5, "a tint on a dark --{ground}: {ratio:.2}");
    }
    Ok(())
}

#[test]
fn no_colour_stands_outside_the_tokens() -> Result {
    let css = stylesheet()?;
    let rules = css.split(":host([hidden])").nth(1).ok_or("the tokens end at :host([hidden])")?;
    for line in rules.lines() {
        let named = ["#", "rgb", "hsl", "color(", ": white", ": black"];
        let value = line.split_once(':').map_or("", |(_, value)| value);
        assert!(!named.iter().any(|colour| value.contains(colour)), "{line}");
    }
    Ok(())
}
