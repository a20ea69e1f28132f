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
    /// What the browser is to fetch while the script is still on its way; for nothing without one.
    pub hints: &'a [Hint],
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

/// A file that the script will ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Its address, as the page has it.
    pub address: String,
    /// How the script asks for it: hinted in another way, it would be fetched twice.
    pub asked: Asked,
}

/// How the script asks for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// By `import()`.
    Module,
    /// By `fetch()`.
    Fetch,
    /// By a link to a stylesheet.
    Style,
}

impl Hint {
    /// Closed, and each attribute with a value, as MDX wants it.
    ///
    /// `WebKit` fetches once more what a page of the same server asks for by `fetch()`, whatever the
    /// hint says. So it has to pass over such a hint, and does: it knows neither media feature.
    /// Chromium knows the first, Firefox the second.
    fn html(&self) -> String {
        let attributes = match self.asked {
            Asked::Module => "rel=\"modulepreload\"",
            Asked::Fetch => {
                "rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" \
                 media=\"(device-posture), (video-dynamic-range: standard)\""
            }
            Asked::Style => "rel=\"preload\" as=\"style\" crossorigin=\"anonymous\"",
        };
        format!("<link {attributes} href=\"{}\" />", escape(&self.address))
    }
}

impl Snippet<'_> {
    /// The HTML to paste.
    pub fn html(&self) -> String {
        let level = match self.heading_level {
            2 => String::new(),
            level => format!(" heading-level=\"{level}\""),
        };
        let script = self.script.map_or_else(String::new, |address| {
            let hints: String = self.hints.iter().map(Hint::html).collect();
            format!("{hints}<script async src=\"{}\"></script>", escape(address))
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
        // All in one line, the element's tag, too: wpautop would break the line between them.
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
