//! Which check comes next.
//!
//! With one fault and a test after each repair, asking in the order of likelihood per cost ends
//! the trouble soonest (Heckerman, Breese and Rommelse, "Decision-Theoretic Troubleshooting",
//! CACM 38(3), 1995). Safety comes first: a class is finished before a riskier one begins,
//! whatever the ratio. Readers err: before a riskier class begins, what an answer spoke against is
//! offered after all (docs/adr/0013-second-look.md).

use crate::guide::{Check, Choice, Guide, Safety};

/// Why a check is next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The last answer leads here.
    Led,
    /// A riskier check must not come before this one was offered.
    OfferedFirst,
    /// The first of all, and the likeliest.
    First,
    /// The likeliest of those left.
    Likeliest,
    /// Not the likeliest, but quick.
    Quick,
    /// The most likely to pay for its time among those left.
    Next,
    /// Everything safer has been tried.
    SaferTried,
    /// An answer spoke against it, and could be a slip.
    SecondLook,
    /// Another answer contradicts the one given here.
    Contradicted,
}

/// What the answers so far say about which checks make sense.
#[derive(Clone)]
pub(super) struct Evidence<'a> {
    pub(super) guide: &'a Guide,
    pub(super) symptom: &'a str,
    /// Tried, or looked at twice.
    pub(super) answered: Vec<&'a str>,
    /// Ruled out for good.
    pub(super) never: Vec<&'a str>,
    /// Set aside, and whether by an answer that a second look confirmed.
    pub(super) aside: Vec<(&'a str, bool)>,
    /// Answered once, and not by trying.
    pub(super) doubts: Vec<Doubt<'a>>,
    pub(super) factors: Vec<(&'a str, u32)>,
    /// The check answered last.
    pub(super) last: &'a str,
}

/// An answer that may be a slip.
#[derive(Clone)]
pub(super) struct Doubt<'a> {
    pub(super) check: &'a Check,
    pub(super) choice: Option<&'a Choice>,
    /// Whether the guide itself asks for a second look.
    pub(super) named: bool,
}

/// When a check is asked, within its safety class and beyond.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// In the ordinary order.
    Open,
    /// After those: an answer that the guide wants confirmed.
    Doubted,
    /// Then what answers spoke against.
    Aside,
    /// Last the other answers that are no attempt, such as that a check does not apply.
    PassedOver,
}

/// A check that can be asked.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    check: &'a Check,
    /// Once all classes are done: what a confirmed answer spoke against.
    confirmed: bool,
    class: Safety,
    turn: Turn,
    weight: u64,
}

/// At most this many minutes count as quick.
const QUICK_MINUTES: u32 = 2;

impl<'a> Evidence<'a> {
    /// Nothing said yet.
    pub(super) fn new(guide: &'a Guide, symptom: &'a str) -> Self {
        Self {
            guide,
            symptom,
            answered: Vec::new(),
            never: Vec::new(),
            aside: Vec::new(),
            doubts: Vec::new(),
            factors: Vec::new(),
            last: "",
        }
    }

    /// Whether an answer may lead to a check: not to what was tried, nor to what would do harm.
    pub(super) fn may_lead(&self, check: &Check) -> bool {
        let closed = self.answered.contains(&check.id.as_str())
            || self.never.contains(&check.id.as_str())
            || self.doubt(check).is_some_and(|doubt| !doubt.named);
        !closed && (check.safety < Safety::Risky || self.set_aside(check).is_none())
    }

    /// The check to ask next, if any is left.
    pub(super) fn next(&self) -> Option<(&'a Check, Reason)> {
        let all: Vec<Candidate> = self.candidates().collect();
        // Not sorted: a sort brings kilobytes of code. Equal ones keep the order of the file.
        let mut best = *all.first()?;
        for other in &all {
            if other.comes_before(&best) {
                best = *other;
            }
        }
        let first = self.first_offered(best.check);
        if first.id != best.check.id {
            return Some((first, Reason::OfferedFirst));
        }
        if best.turn > Turn::Open {
            return Some((best.check, Reason::SecondLook));
        }
        let likeliest =
            all.iter().all(|other| other.turn > Turn::Open || other.weight <= best.weight);
        let reason = if best.check.safety > Safety::Safe {
            Reason::SaferTried
        } else if likeliest {
            if self.answered.is_empty() && self.doubts.is_empty() {
                Reason::First
            } else {
                Reason::Likeliest
            }
        } else if minutes(best.check) <= QUICK_MINUTES {
            Reason::Quick
        } else {
            Reason::Next
        };
        Some((best.check, reason))
    }

    /// What must be offered before `check`, or the check itself.
    pub(super) fn first_offered(&self, check: &'a Check) -> &'a Check {
        let mut first = check;
        // Bounded, so that a cycle in an unlinted guide cannot hang the page.
        for _ in 0..self.guide.checks.len() {
            let mut earlier = first.after.iter().filter_map(|id| self.guide.check(id));
            match earlier.find(|earlier| !self.is_settled(earlier)) {
                Some(earlier) => first = earlier,
                None => break,
            }
        }
        first
    }

    /// The checks that remain, in order, those that must be offered first included, but no second
    /// looks; and the hands-on minutes until the trouble ends: the mean over these checks of the
    /// time to get there, each weighted by its likelihood.
    pub(super) fn forecast(&self) -> (Vec<&'a Check>, u32) {
        let (mut ahead, mut checks) = (self.clone(), Vec::new());
        ahead.never.extend(self.aside.iter().map(|(id, _)| *id));
        ahead.never.extend(self.doubts.iter().map(|doubt| doubt.check.id.as_str()));
        let (mut spent, mut sum, mut weights) = (0_u64, 0_u64, 0_u64);
        while let Some((check, _)) = ahead.next() {
            let weight = self.weight(check);
            spent += u64::from(check.minutes);
            sum = sum.saturating_add(spent.saturating_mul(weight));
            weights = weights.saturating_add(weight);
            ahead.answered.push(&check.id);
            checks.push(check);
        }
        (checks, u32::try_from(sum / weights.max(1)).unwrap_or(u32::MAX))
    }

    fn candidates(&self) -> impl Iterator<Item = Candidate<'a>> {
        self.guide.checks.iter().filter_map(|check| self.candidate(check))
    }

    fn candidate(&self, check: &'a Check) -> Option<Candidate<'a>> {
        let id = check.id.as_str();
        if self.answered.contains(&id) || self.never.contains(&id) {
            return None;
        }
        let weight = self.weight(check);
        let mut candidate =
            Candidate { check, confirmed: false, class: check.safety, turn: Turn::Open, weight };
        if let Some(doubt) = self.doubt(check) {
            candidate = self.second_look(doubt, candidate)?;
        } else if let Some(confirmed) = self.set_aside(check) {
            if check.safety >= Safety::Risky {
                return None;
            }
            candidate.confirmed = confirmed;
            candidate.turn = Turn::Aside;
        }
        (candidate.weight > 0).then_some(candidate)
    }

    /// A second look at an answer may bring back what the answer spoke against: it is worth as much
    /// as all of that, and comes before the safest of it is too late.
    fn second_look(&self, doubt: &Doubt<'a>, own: Candidate<'a>) -> Option<Candidate<'a>> {
        let mut look = own;
        let against = doubt.choice.into_iter().flat_map(|choice| {
            choice.rules_out.iter().chain(&choice.never).filter(|id| **id != own.check.id)
        });
        for check in against.filter_map(|id| self.guide.check(id)) {
            let weight = self.weight(check);
            if weight > 0 && !self.answered.contains(&check.id.as_str()) {
                if look.weight == 0 || check.safety < look.class {
                    look.class = check.safety;
                }
                look.weight = look.weight.saturating_add(weight);
            }
        }
        look.turn = Turn::Doubted;
        if !doubt.named {
            // Who declines a risky step means it; and nobody is asked the same again at once.
            let at_once = look.weight == own.weight && self.last == own.check.id;
            if at_once || own.check.safety >= Safety::Risky {
                return None;
            }
            // Few of these are slips: asked again only before risk, or the end.
            look.turn = Turn::PassedOver;
            look.class = look.class.max(Safety::Cautious);
        }
        Some(look)
    }

    fn doubt(&self, check: &Check) -> Option<&Doubt<'a>> {
        self.doubts.iter().find(|doubt| doubt.check.id == check.id)
    }

    /// Whether the answers that set a check aside were confirmed, if any did.
    fn set_aside(&self, check: &Check) -> Option<bool> {
        let mut by = self.aside.iter().filter(|(id, _)| *id == check.id).peekable();
        by.peek()?;
        Some(by.any(|(_, confirmed)| *confirmed))
    }

    /// Whether a check need not be offered before another one.
    fn is_settled(&self, check: &Check) -> bool {
        let id = check.id.as_str();
        self.answered.contains(&id)
            || self.never.contains(&id)
            || self.doubt(check).is_some()
            || self.set_aside(check).is_some()
    }

    /// Likelihood in percent times the evidence found on the way.
    fn weight(&self, check: &Check) -> u64 {
        let base = u64::from(check.likelihood(self.symptom));
        let mut evidence = self.factors.iter().filter(|(id, _)| *id == check.id).peekable();
        // Evidence may bring in a check that the symptom alone would not ask.
        let base = if evidence.peek().is_some() { base.max(1) } else { base };
        evidence.fold(base, |weight, &(_, factor)| weight.saturating_mul(u64::from(factor)))
    }
}

impl Candidate<'_> {
    /// Safety class first, then the turn within it, then likelihood per minute.
    fn comes_before(&self, other: &Self) -> bool {
        // a/ma > b/mb, without dividing: floating point would cost bytes and exactness.
        let ratio =
            |one: &Self, other: &Self| u128::from(one.weight) * u128::from(minutes(other.check));
        let (mine, theirs) =
            ((self.confirmed, self.class, self.turn), (other.confirmed, other.class, other.turn));
        mine < theirs || (mine == theirs && ratio(self, other) > ratio(other, self))
    }
}

/// The checks that a symptom asks, in order, when nothing is learned on the way.
pub fn order<'a>(guide: &'a Guide, symptom: &'a str) -> Vec<&'a Check> {
    Evidence::new(guide, symptom).forecast().0
}

/// Hands-on and waiting time, in minutes.
fn minutes(check: &Check) -> u32 {
    check.minutes.saturating_add(check.wait_minutes).max(1)
}
