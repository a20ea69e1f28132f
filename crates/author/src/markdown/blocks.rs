//! The lines of a guide's Markdown as sections and blocks. It is the part of Markdown that a guide
//! needs; texts keep their marks as they are written.

use super::fault::Fault;

/// A heading and what stands below it.
#[derive(Debug)]
pub(super) struct Section<'a> {
    /// Where the heading stands.
    pub(super) line: usize,
    /// How many `#` it has; none at the start of the file.
    pub(super) level: usize,
    /// Its words, without an id.
    pub(super) title: &'a str,
    /// Its id, `{#id}`.
    pub(super) id: Option<&'a str>,
    /// The lines up to the next heading, each with its number.
    pub(super) lines: Vec<(usize, &'a str)>,
}

#[derive(Debug)]
pub(super) enum Block<'a> {
    /// Lines that belong together, and nested points.
    Paragraph(usize, String),
    /// A caution.
    Quote(usize, String),
    /// An entry of a list.
    Item(Item<'a>),
    /// What stands between fences.
    Fence(usize, String),
}

#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) line: usize,
    /// Whether it has a number.
    pub(super) numbered: bool,
    /// Its first line.
    pub(super) head: &'a str,
    /// The lines below that, without what they are indented by.
    pub(super) body: Vec<(usize, &'a str)>,
}

impl Item<'_> {
    /// Its words up to a list within it.
    pub(super) fn words(&self) -> String {
        let below = self.body.iter().map(|(_, line)| *line);
        let below = below.take_while(|line| !line.starts_with("- "));
        [self.head].into_iter().chain(below).collect::<Vec<_>>().join(" ")
    }
}

const FENCE: &str = "```";

/// Cuts lines at their headings, but not within fences.
pub(super) fn sections<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Vec<Section<'a>> {
    let start = Section { line: 1, level: 0, title: "", id: None, lines: Vec::new() };
    let mut sections = vec![start];
    let mut fenced = false;
    for (number, line) in lines {
        fenced ^= line.starts_with(FENCE);
        let level = line.len() - line.trim_start_matches('#').len();
        let words = line.get(level..).unwrap_or_default();
        let ends = words.is_empty() || words.starts_with([' ', '\t']);
        if (1..=4).contains(&level) && ends && !fenced {
            let (title, id) = with_id(words);
            sections.push(Section { line: number, level, title, id, lines: Vec::new() });
        } else if let Some(section) = sections.last_mut() {
            section.lines.push((number, line));
        }
    }
    sections
}

/// Words, and the id that stands behind them: `Look {#look}`.
pub(super) fn with_id(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let found = text.strip_suffix('}').and_then(|text| text.rsplit_once("{#"));
    match found {
        Some((words, id)) if !id.contains(['{', '}', ' ']) => (words.trim_end(), Some(id)),
        _ => (text, None),
    }
}

/// The blocks of a section.
///
/// # Errors
/// If a fence is not closed, or is not of JSON; if there is a comment.
pub(super) fn blocks<'a>(lines: &[(usize, &'a str)]) -> Result<Vec<Block<'a>>, Fault> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    // Whether the next line may belong to the block above it.
    let mut open = false;
    let mut lines = lines.iter().copied().peekable();
    while let Some((number, line)) = lines.next() {
        let words = line.trim();
        if words.is_empty() {
            open = false;
            continue;
        }
        if words.starts_with("<!--") {
            return Err(Fault::new(number, "a comment would be lost in the guide. Take it out."));
        }
        if let Some(kind) = line.strip_prefix(FENCE) {
            if kind.trim() != "json" {
                let says = format!("expected {FENCE}json: nothing else stands between fences.");
                return Err(Fault::new(number, says));
            }
            let mut json = String::new();
            loop {
                match lines.next() {
                    Some((_, line)) if line.trim_end() == FENCE => break,
                    Some((_, line)) => json.extend([line, "\n"]),
                    None => {
                        let says = format!("the fence is not closed. Put {FENCE} below its lines.");
                        return Err(Fault::new(number, says));
                    }
                }
            }
            blocks.push(Block::Fence(number, json));
            open = false;
            continue;
        }
        let indented = line.starts_with([' ', '\t']);
        if let Some(Block::Item(item)) = blocks.last_mut()
            && (indented || (open && marker(line).is_none() && !line.starts_with('>')))
        {
            item.body.push((number, words));
            open = true;
            continue;
        }
        let nested = line.strip_prefix("- ").filter(|point| with_id(point).1.is_none());
        match (blocks.last_mut(), marker(line), line.strip_prefix('>')) {
            (Some(Block::Paragraph(_, text)), Some(_), _) if open && nested.is_some() => {
                text.extend(["\n- ", nested.unwrap_or_default().trim()]);
            }
            (_, Some((numbered, head)), _) => {
                let item = Item { line: number, numbered, head, body: Vec::new() };
                blocks.push(Block::Item(item));
            }
            (Some(Block::Quote(_, text)), _, Some(more)) if open => {
                text.extend([" ", more.trim()]);
            }
            (_, _, Some(words)) => blocks.push(Block::Quote(number, words.trim().to_owned())),
            (Some(Block::Paragraph(_, text) | Block::Quote(_, text)), ..) if open => {
                text.extend([" ", words]);
            }
            _ => blocks.push(Block::Paragraph(number, words.to_owned())),
        }
        open = true;
    }
    Ok(blocks)
}

/// Whether a line begins an entry of a list with numbers, and its words.
fn marker(line: &str) -> Option<(bool, &str)> {
    if let Some(rest) = line.strip_prefix(['-', '*', '+']) {
        return rest.starts_with([' ', '\t']).then(|| (false, rest.trim()));
    }
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let rest = rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len())?;
    rest.starts_with([' ', '\t']).then(|| (true, rest.trim()))
}
