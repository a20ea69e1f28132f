//! Sections that hold no checks: ends, and what stays in the article.

use alloc::borrow::ToOwned;

use super::Chooser;
use crate::blocks::{Block, BlockKind};
use crate::draft::{DOUBTS, DraftDoubt, Found, Piece};
use crate::items::{is_step, of_list, title_of};
use crate::node::Node;
use crate::outline::Section;
use crate::title::Class;

impl<N: Node> Chooser<'_, N> {
    /// The sections that hold no checks: ends, and what stays in the article.
    pub(super) fn set_aside(&self, found: &mut Found) {
        for section in &self.outline.sections {
            if !section.out_here {
                continue;
            }
            let (title, spans) = (section.title.words.clone(), self.spans(section, true));
            let what = match section.title.class {
                Class::End { .. } => {
                    self.doubt_end(section, found);
                    found.ends.push(Piece { title, spans, what: "end" });
                    continue;
                }
                Class::Faq => "questions and answers",
                Class::Prevention => "prevention",
                Class::Contents => "contents",
                Class::Symptoms => {
                    self.signs(section, found);
                    "symptoms"
                }
                Class::Causes | Class::Open => "causes",
                Class::Outro => "conclusion",
                Class::Related => "other",
            };
            if matches!(section.title.class, Class::Causes | Class::Prevention | Class::Related) {
                let ordered = |block: &Block| block.kind == BlockKind::List { ordered: true };
                if self.row((section.own.0, section.end)).iter().any(ordered) {
                    self.doubt(
                        section,
                        found,
                        &[
                            "read as ",
                            what,
                            ", and left in the article, though it has numbered steps",
                        ]
                        .concat(),
                        "data-check=\"\"",
                    );
                }
            }
            found.left.push(Piece { title, spans, what });
        }
    }

    pub(super) fn doubt(
        &self,
        section: &Section,
        found: &mut Found,
        problem: &str,
        mark: &'static str,
    ) {
        if !DOUBTS {
            return;
        }
        let at = self.heading(section).map_or(0, |span| span.0);
        found.doubts.push(DraftDoubt {
            at,
            title: section.title.words.clone(),
            problem: problem.to_owned(),
            mark,
        });
    }

    fn doubt_end(&self, section: &Section, found: &mut Found) {
        let stepped = |block: &Block| match block.kind {
            BlockKind::List { ordered } => ordered,
            BlockKind::Paragraph => is_step(self.page.text_of(block.span)),
            _ => false,
        };
        if self.row((section.own.0, section.end)).iter().any(stepped) {
            let problem = "read as where to turn when nothing helps, though it has steps";
            self.doubt(section, found, problem, "data-check=\"\"");
        }
    }

    /// The list of symptoms below a heading that announces one.
    fn signs(&self, section: &Section, found: &mut Found) {
        for block in self.row((section.own.0, section.end)) {
            let BlockKind::List { .. } = block.kind else { continue };
            for entry in of_list(self.page, block) {
                found.signs.push(title_of(self.page, entry).0);
            }
        }
    }
}
