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
    /// The next in the author's order, or whose time nobody knows.
    Listed,
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
    /// To be asked late.
    pub(super) late: Vec<Late<'a>>,
    pub(super) factors: Vec<(&'a str, u32)>,
    /// The check answered last.
    pub(super) last: &'a str,
}

/// A check that some answer speaks against: its own, if it may be a slip, or another one.
#[derive(Clone, Copy)]
pub(super) struct Late<'a> {
    pub(super) id: &'a str,
    pub(super) turn: Turn,
    /// The check's own answer, if it has one.
    pub(super) choice: Option<&'a Choice>,
}

/// When a check is asked, within its safety class and beyond.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// In the ordinary order.
    Open,
    /// After those: an answer that the guide wants confirmed.
    Doubted,
    /// Then what another answer spoke against.
    Aside,
    /// Last, the other answers that were not an attempt, such as that a check does not apply.
    PassedOver,
    /// Once all classes are done: what an answer spoke against that a second look confirmed.
    AtTheEnd,
}

/// A check that can be asked.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    check: &'a Check,
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
            late: Vec::new(),
            factors: Vec::new(),
            last: "",
        }
    }

    /// Whether an answer may lead to a check: not to what was tried, nor to what would do harm.
    pub(super) fn may_lead(&self, check: &Check) -> bool {
        !self.is_closed(check)
            && match self.turn(check) {
                Turn::Open | Turn::Doubted => true,
                Turn::Aside | Turn::AtTheEnd => check.safety < Safety::Risky,
                Turn::PassedOver => false,
            }
    }

    /// The check to ask next, if any is left.
    pub(super) fn next(&self) -> Option<(&'a Check, Reason)> {
        // Not sorted: a sort brings kilobytes of code. Equal ones keep the order of the file.
        let (mut best, mut heaviest, mut safest) = (None, 0, Safety::LastResort);
        for check in &self.guide.checks {
            safest = safest.min(check.safety);
            let Some(candidate) = self.candidate(check) else { continue };
            if candidate.turn == Turn::Open {
                heaviest = candidate.weight.max(heaviest);
            }
            if best.is_none_or(|best| candidate.comes_before(&best)) {
                best = Some(candidate);
            }
        }
        let best = best?;
        let first = self.first_offered(best.check);
        if first.id != best.check.id {
            return Some((first, Reason::OfferedFirst));
        }
        let reason = if best.turn > Turn::Open {
            Reason::SecondLook
        } else if best.check.safety > safest {
            Reason::SaferTried
        } else if self.guide.article || self.guide.authors_order {
            Reason::Listed
        } else if best.weight == heaviest {
            if self.last.is_empty() { Reason::First } else { Reason::Likeliest }
        } else if best.check.minutes == 0 {
            Reason::Listed
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
            match earlier.find(|one| !self.is_closed(one) && self.turn(one) == Turn::Open) {
                Some(earlier) => first = earlier,
                None => break,
            }
        }
        first
    }

    /// The checks that remain, in order, those that must be offered first included, but no second
    /// looks.
    pub(super) fn forecast(&self) -> Vec<&'a Check> {
        let (mut ahead, mut checks) = (self.clone(), Vec::new());
        ahead.never.extend(self.late.iter().map(|late| late.id));
        while let Some((check, _)) = ahead.next() {
            ahead.answered.push(&check.id);
            ahead.last = &check.id;
            checks.push(check);
        }
        checks
    }

    fn candidate(&self, check: &'a Check) -> Option<Candidate<'a>> {
        if self.is_closed(check) {
            return None;
        }
        let turn = self.turn(check);
        let own = Candidate { check, class: check.safety, turn, weight: self.weight(check) };
        let candidate = match turn {
            Turn::Doubted | Turn::PassedOver => self.second_look(own)?,
            Turn::Aside | Turn::AtTheEnd if check.safety >= Safety::Risky => return None,
            Turn::Aside | Turn::AtTheEnd | Turn::Open => own,
        };
        (candidate.weight > 0).then_some(candidate)
    }

    /// A second look at an answer may bring back what the answer spoke against: it is worth as much
    /// as all of that, and comes before the safest of it is too late.
    fn second_look(&self, own: Candidate<'a>) -> Option<Candidate<'a>> {
        let mut look = own;
        let mut late = self.late.iter().filter(|late| late.id == own.check.id);
        if let Some(choice) = late.find_map(|late| late.choice) {
            for id in choice.rules_out.iter().chain(&choice.never) {
                let Some(check) = self.guide.check(id) else { continue };
                let weight = self.weight(check);
                if *id == own.check.id || weight == 0 || self.answered.contains(&id.as_str()) {
                    continue;
                }
                if look.weight == 0 || check.safety < look.class {
                    look.class = check.safety;
                }
                look.weight = look.weight.saturating_add(weight);
            }
        }
        if look.turn == Turn::PassedOver {
            // Who declines a risky step means it; and nobody is asked the same again at once.
            let at_once = look.weight == own.weight && self.last == own.check.id;
            if at_once || own.check.safety >= Safety::Risky {
                return None;
            }
            // Few of these are slips: asked again only before risk, or the end.
            look.class = look.class.max(Safety::Cautious);
        }
        Some(look)
    }

    /// The latest turn that an answer gives a check.
    fn turn(&self, check: &Check) -> Turn {
        let mut turn = Turn::Open;
        for late in self.late.iter().filter(|late| late.id == check.id) {
            // Its own answer counts more than what others say of it.
            if late.turn == Turn::Doubted || late.turn == Turn::PassedOver {
                return late.turn;
            }
            turn = turn.max(late.turn);
        }
        turn
    }

    fn is_closed(&self, check: &Check) -> bool {
        let id = check.id.as_str();
        self.answered.contains(&id) || self.never.contains(&id)
    }

    /// Likelihood in percent times the evidence found on the way.
    fn weight(&self, check: &Check) -> u64 {
        // The same for each minute, the order of the file decides.
        let base =
            if self.guide.authors_order { minutes(check) } else { check.likelihood(self.symptom) };
        let base = u64::from(base);
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
        let rank = |one: &Self| (one.turn == Turn::AtTheEnd, one.class, one.turn);
        let (mine, theirs) = (rank(self), rank(other));
        mine < theirs || (mine == theirs && ratio(self, other) > ratio(other, self))
    }
}

/// The checks that a symptom asks, in order, when nothing is learned on the way.
pub fn order<'a>(guide: &'a Guide, symptom: &'a str) -> Vec<&'a Check> {
    Evidence::new(guide, symptom).forecast()
}

/// Hands-on and waiting time, in minutes.
fn minutes(check: &Check) -> u32 {
    check.minutes.saturating_add(check.wait_minutes).max(1)
}
