//! What a blogger pastes. It is written so that every renderer a blog engine may put it through
//! leaves it as it is: see `docs/engines.md`, and `tests/renderers/`.

use quick_checks_core::fallback::escape;

/// The parts of a snippet.
#[derive(Debug, Clone, Copy)]
pub struct Snippet<'a> {
    /// What the attribute `guide` says, or else the guide's own JSON.
    pub guide: Guide<'a>,
    /// The address of `quick-checks.js`; none where the site has the script already.
    pub script: Option<&'a str>,
    /// The language of the words, where the page's own may be another.
    pub language: Option<&'a str>,
    /// Level of the outermost heading, 2 to 5.
    pub heading_level: u8,
    /// The guide as plain HTML, on that level.
    pub fallback: &'a str,
}

/// How the element comes by its guide.
#[derive(Debug, Clone, Copy)]
pub enum Guide<'a> {
    /// By this id or address.
    Named(&'a str),
    /// It has this JSON inside.
    Inside(&'a str),
}

impl Snippet<'_> {
    /// The HTML to paste.
    pub fn html(&self) -> String {
        let level = match self.heading_level {
            2 => String::new(),
            level => format!(" heading-level=\"{level}\""),
        };
        let script = self.script.map_or_else(String::new, |address| {
            format!("<script async src=\"{}\"></script>", escape(address))
        });
        let language = self
            .language
            .map_or_else(String::new, |language| format!(" lang=\"{}\"", escape(language)));
        let (name, inside) = match self.guide {
            Guide::Named(name) => (format!(" guide=\"{}\"", escape(name)), String::new()),
            Guide::Inside(json) => {
                // In one line, with nothing in it that Markdown or HTML would take for its own.
                let json = one_line(json);
                (String::new(), format!("<script type=\"application/json\">{json}</script>\n"))
            }
        };
        // The element's tag in the line of the script: wpautop would break the line between them.
        format!(
            "<div>\n{script}<quick-checks{name}{language}{level}>\n{inside}{}</quick-checks>\n</div>\n",
            self.fallback
        )
    }
}

/// JSON in one line, as it was where it can't be read.
fn one_line(json: &str) -> String {
    let line = serde_json::from_str::<serde_json::Value>(json)
        .map_or_else(|_| json.to_owned(), |value| value.to_string());
    line.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
