//! A guide: symptoms, checks, outcomes, sources and all their words, as one JSON file holds them.
//!
//! The types here are the file's own shape; `guides/guide.schema.json` says the same to editors. A
//! text that the file leaves out is empty, until `Words::complete` puts in the interface's.
//! It knows no browser, no clock and no reader. `docs/authoring.md` explains each field.

mod answer;
mod decode;

pub use answer::StandardAnswer;
pub use decode::{DecodeError, FORMAT, decode};

/// A kebab-case name that never changes: saved answers refer to it.
pub type Id = String;

/// The name of the note with the reader's own words: no field of a calculation may have it.
pub const OWN_WORDS: &str = "own-words";

/// How many answers stay in sight.
const MAIN: usize = 2;

/// What a text begins with if the translation lacks it: a character without width (U+2063), which
/// does no harm if such a text is shown as it is.
pub const UNTRANSLATED: char = '\u{2063}';

/// One guide, as decoded from its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Guide {
    /// Names the guide in the storage key and in events.
    pub id: Id,
    /// Whether it was read from a page’s own article: its checks have no texts but their titles,
    /// since the page’s own nodes are shown.
    pub article: bool,
    /// Whether nobody says how likely the checks are: all are asked, in the order of the file within
    /// their safety class, and nothing is said of likelihoods.
    pub authors_order: bool,
    /// BCP 47 language of the words, for example `en`.
    pub language: String,
    /// In a translation: the language of the texts that it lacks. Each begins with
    /// [`UNTRANSLATED`]. Without one, such a text is the interface's.
    pub original: Option<String>,
    /// What the guide is about, in two or three words, for the head of each screen.
    pub subject: String,
    /// The device whose screens the pictures show, as readers call it.
    pub device: Option<String>,
    /// What is wrong, as a reader would say it.
    pub title: String,
    /// The question that opens the checkup.
    pub question: String,
    /// Where to look for the answer to that question, if that is said.
    pub hint: String,
    /// The step that closes every check with [`Check::retest`]: how to try again.
    pub retest: String,
    /// Says that the likelihoods are estimates, and whose, if that is said.
    pub estimates: String,
    /// Says who is behind the guide and who is not, if that is said; shown wherever the guide is.
    pub independence: String,
    /// The official page where people give support.
    pub contact: Option<Link>,
    /// What to beware of when looking for support.
    pub contact_warning: Option<String>,
    /// What a monthly reminder in the reader's calendar says.
    pub reminder: Option<String>,
    /// The disclosure beside every paid link; required if a choice has [`Choice::gear`].
    pub disclosure: Option<String>,
    /// Date (ISO 8601) on which the whole guide was last held against its sources, if that is said.
    pub checked: String,
    /// What the reader may see, in the order of display.
    pub symptoms: Vec<Symptom>,
    /// Everything to look at or do; the order in the file only breaks ties.
    pub checks: Vec<Check>,
    /// The ways a checkup can end, as far as the file has words for them; see [`Guide::ends`].
    pub outcomes: Vec<Outcome>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// What the reader sees; picks the likelihoods.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Symptom {
    /// Stable name.
    pub id: Id,
    /// The heading above it, if it has one; neighbours with the same group share one.
    pub group: String,
    /// The symptom in the reader's words.
    pub title: String,
    /// A second line, for example how the device words it.
    pub hint: Option<String>,
    /// Other words for it, as readers may type them.
    pub words: Vec<String>,
    /// Whether it is the one for readers who aren't sure: always in reach.
    pub unsure: bool,
}

/// One thing to look at or do.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Stable name.
    pub id: Id,
    /// What to do, as an instruction or a question.
    pub title: String,
    /// Its own question, above the answers.
    pub ask: Option<String>,
    /// What a reader is asked who comes back to something that was running.
    pub ask_back: Option<String>,
    /// Why it matters, in one or two sentences, if that is said.
    pub why: String,
    /// The device whose screens its pictures show, if not the guide's.
    pub device: Option<String>,
    /// A drawing of what the steps need.
    pub drawing: Option<Drawing>,
    /// What to do, one action each.
    pub steps: Vec<Step>,
    /// How the reader can tell that it worked, if the question does not say it.
    pub proof: Option<String>,
    /// Whether [`Guide::retest`] follows the steps, if there is one.
    pub retest: bool,
    /// Hands-on time in minutes; an estimate, 0 if there is none.
    pub minutes: u32,
    /// Waiting time in minutes after the hands-on part; an estimate.
    pub wait_minutes: u32,
    /// What it costs, in a few words, unless it is free.
    pub cost: Option<String>,
    /// How much could go wrong.
    pub safety: Safety,
    /// What the whole check changes, removes or risks; what concerns one step is said there. Never
    /// empty from [`Safety::Risky`] on.
    pub cautions: Vec<String>,
    /// Checks that must have been offered before this one.
    pub after: Vec<Id>,
    /// Per symptom id (or `any`): the estimated percentage of readers with this symptom whose
    /// trouble this check ends. Without a figure for a symptom the check is not asked there.
    pub likelihood_estimate: Vec<(Id, u32)>,
    /// The check's own answers, and other words for the standard ones.
    pub choices: Vec<Choice>,
    /// The two answers that most readers will give: they stay in sight while the steps are read.
    pub main: Vec<Id>,
    /// Answers that are not offered: standard ones that make no sense here, and choices that only
    /// saved answers still know.
    pub without: Vec<Id>,
    /// What the widget works out for the reader; `tool` in the file.
    pub calculation: Option<Calculation>,
    /// The official page for this check.
    pub link: Option<Link>,
    /// Ids of [`Guide::sources`].
    pub sources: Vec<Id>,
    /// How well the sources support it.
    pub confidence: Option<Confidence>,
    /// Date (ISO 8601) on which the check was last held against its sources, if that is said.
    pub checked: String,
}

/// One thing to do.
///
/// Its texts may use the marks of [`crate::rich_text`].
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// What to know beside it, for example other labels on other systems.
    pub note: Option<String>,
    /// What it changes, removes or risks.
    pub caution: Option<String>,
    /// What the device shows then.
    pub shows: Vec<Row>,
}

/// One row of a picture of the device: something to look at, nothing to tap.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The row's label.
    pub label: String,
    /// What is at its end.
    pub value: Option<String>,
    /// Its switch, if it is one: the state to leave it in.
    pub switch: Option<Switch>,
    /// Whether it is the row to look at.
    pub look: bool,
}

/// The state of a switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// Switched on.
    On,
    /// Switched off.
    Off,
}

/// A drawing that says at a glance what the steps need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// Charger, Wi-Fi and lock.
    Charge,
    /// Two phones side by side.
    Phones,
    /// A computer, joined to the phone by a cable.
    Computer,
}

/// How much a check can do harm; checks are asked in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// Nothing can be lost.
    Safe,
    /// Something changes that takes effort to restore.
    Cautious,
    /// Settings or data can be lost.
    Risky,
    /// Only when everything else failed.
    LastResort,
}

/// How well a check's sources support it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// The maker says so, or two good independent sources.
    High,
    /// One good source, or several consistent ones.
    Medium,
}

/// An answer of a check's own, or other words and effects for a standard answer of the same id.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Stable name; those of [`StandardAnswer`] are the standard ones.
    pub id: Id,
    /// The words on the button.
    pub label: String,
    /// The standard answer that an own choice counts as; `still-failing` if absent.
    pub counts_as: Option<Id>,
    /// The check to show next.
    pub then: Option<Id>,
    /// The outcome this answer ends in.
    pub outcome: Option<Id>,
    /// Checks that this answer speaks against: they are set aside, and offered again before anything
    /// riskier. With the check's own id among them, the answer itself gets a second look. Risky
    /// checks come back only if another answer makes them likelier.
    pub rules_out: Vec<Id>,
    /// Checks that would do harm or make no sense after this answer, whatever else is said. With the
    /// check's own id among them, the answer is not doubted.
    pub never: Vec<Id>,
    /// Per check id: by what factor this answer makes it likelier.
    pub makes_likelier: Vec<(Id, u32)>,
    /// Something to buy that helps if the free way, [`Self::then`] or [`Self::outcome`], doesn't.
    /// Its address ends where the page's affiliate tag belongs.
    pub gear: Option<Link>,
}

/// Something the widget works out for the reader from figures they type.
#[derive(Debug, Clone, PartialEq)]
pub struct Calculation {
    /// Which calculator does it: one of `crate::calculators`. A widget that does not know the kind
    /// shows the check without it.
    pub kind: Id,
    /// What it does, as a heading.
    pub title: String,
    /// What the reader types, in the order that the calculator expects: labels as the device has
    /// them, by the name of the note that keeps the figure. The same name in two calculations is
    /// typed once.
    pub fields: Vec<(Id, String)>,
    /// The answer to the check if the result is good.
    pub passes: Option<Id>,
    /// The answer if it isn't.
    pub fails: Option<Id>,
    /// What to look at before leaving this out, by the name of its field.
    pub warnings: Vec<(Id, String)>,
    /// What to do if the result is good.
    pub pass_text: Option<String>,
    /// What to do if it isn't: free ways first.
    pub fail_text: Option<String>,
    /// What can be bought, the smallest first: prices in words by gigabytes. Named after
    /// [`Self::fail_text`].
    pub plans: Vec<(String, String)>,
    /// The official page with the prices.
    pub prices: Option<Link>,
}

/// How a checkup ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Stable name.
    pub id: Id,
    /// What leads here.
    pub when: When,
    /// The result in one line.
    pub title: String,
    /// What it means, and what comes next, if that is said.
    pub text: String,
    /// What to do now, one action each.
    pub steps: Vec<String>,
    /// Official pages that help from here.
    pub links: Vec<Link>,
    /// A check whose steps are worth showing here, for example a second backup.
    pub offer: Option<Id>,
}

/// What leads to an outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum When {
    /// The answer `fixed`.
    Fixed,
    /// The answer `later`.
    Later,
    /// Every check that applies has been answered.
    Exhausted,
    /// Only a choice that names this outcome.
    #[default]
    Chosen,
}

impl When {
    /// The ends that every guide has.
    pub const ALL: [Self; 3] = [Self::Fixed, Self::Later, Self::Exhausted];

    /// Its name in the file, and the id of the end that a guide leaves to the interface.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Later => "later",
            Self::Exhausted => "exhausted",
            Self::Chosen => "chosen",
        }
    }
}

/// The ends of a guide that has none of its own: the interface has words for them, and they go by
/// [`When::name`].
static ENDS: [Outcome; 3] = [end(When::Fixed), end(When::Later), end(When::Exhausted)];

const fn end(when: When) -> Outcome {
    Outcome {
        id: Id::new(),
        when,
        title: String::new(),
        text: String::new(),
        steps: Vec::new(),
        links: Vec::new(),
        offer: None,
    }
}

/// A link to an official page.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The words of the link.
    pub label: String,
    /// An `https` address.
    pub url: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Name that checks refer to.
    pub id: Id,
    /// Who says it, and where.
    pub title: String,
    /// Its `https` address, if it has one.
    pub url: Option<String>,
}

impl Guide {
    /// The symptom of this id.
    pub fn symptom(&self, id: &str) -> Option<&Symptom> {
        self.symptoms.iter().find(|symptom| symptom.id == id)
    }

    /// The check of this id.
    pub fn check(&self, id: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == id)
    }

    /// The outcome of this id: the guide's own, or one that it leaves to the interface.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        let own = self.outcomes.iter().find(|outcome| outcome.id == id);
        own.or_else(|| ENDS.iter().find(|end| end.when.name() == id))
    }

    /// The id of the outcome to which something leads.
    pub fn end(&self, when: When) -> &str {
        let own = self.outcomes.iter().find(|outcome| outcome.when == when);
        own.map_or(when.name(), |outcome| &outcome.id)
    }

    /// The ids of all outcomes: its own, then those that it leaves to the interface.
    pub fn ends(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        for when in When::ALL {
            if self.outcomes.iter().all(|outcome| outcome.when != when) {
                ids.push(when.name());
            }
        }
        ids
    }

    /// The name of a check in addresses and in the fallback. The guide's id is part of it, because
    /// the page around has anchors of its own.
    pub fn anchor(&self, check: &Check) -> String {
        [&self.id, "-", &check.id].concat()
    }

    /// The check that an anchor names.
    pub fn anchored(&self, anchor: &str) -> Option<&Check> {
        self.check(anchor.strip_prefix(self.id.as_str())?.strip_prefix('-')?)
    }

    /// The source of this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

impl Check {
    /// The estimated percentage for a symptom, 0 if the check is not asked.
    pub fn likelihood(&self, symptom: &str) -> u32 {
        let figure = |key: &str| {
            self.likelihood_estimate.iter().find(|(id, _)| id == key).map(|&(_, percent)| percent)
        };
        figure(symptom).or_else(|| figure("any")).unwrap_or(0)
    }

    /// Ids of the answers offered: the two of [`Self::main`] first, then the check's own, then the
    /// standard ones.
    pub fn answers(&self) -> Vec<&str> {
        let own = self.choices.iter().map(|choice| choice.id.as_str());
        let own = own.filter(|id| StandardAnswer::from_id(id).is_none());
        let standard = StandardAnswer::ALL.into_iter().map(|answer| -> &str { answer.id() });
        let offered = |id: &&str| !self.without.iter().any(|out| out == id);
        let mut rest: Vec<&str> = own.chain(standard).filter(offered).collect();
        let mut answers = Vec::new();
        // Not sorted: a sort brings kilobytes of code.
        let fixed = self.main.is_empty().then_some(StandardAnswer::Fixed.id());
        let usual = fixed.into_iter().chain([StandardAnswer::StillFailing.id()]);
        for id in self.main.iter().map(String::as_str).chain(usual).take(MAIN) {
            if let Some(at) = rest.iter().position(|other| *other == id) {
                answers.push(rest.remove(at));
            }
        }
        answers.append(&mut rest);
        answers
    }

    /// The same in two: what stays in sight while the steps are read, and the rest.
    pub fn main_answers(&self) -> (Vec<&str>, Vec<&str>) {
        let mut main = self.answers();
        let rest = main.split_off(main.len().min(MAIN));
        (main, rest)
    }

    /// What `answer` means to this check; `None` if the check has no such answer.
    pub fn meaning(&self, answer: &str) -> Option<StandardAnswer> {
        StandardAnswer::from_id(answer).or_else(|| {
            let counts_as = self.choice(answer)?.counts_as.as_deref();
            let counts_as = counts_as.and_then(StandardAnswer::from_id);
            Some(counts_as.unwrap_or(StandardAnswer::StillFailing))
        })
    }

    /// The check's own choice, or the check's own words for a standard answer.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}
