//! No node belongs to two checks: what the author marked comes before what the rules found, and
//! what begins earlier before what begins later.

use alloc::vec::Vec;

use crate::draft::Draft;
use crate::page::Span;
use crate::table::{Table, sort_by_key};

/// Takes from each check what another one has already; checks of which nothing is left are dropped.
pub(crate) fn apart(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut taken: Table<usize, usize> = Table::default();
    let (marked, found): (Vec<Draft>, Vec<Draft>) =
        drafts.into_iter().partition(|draft| draft.marked);
    let mut kept = Vec::new();
    for mut draft in marked.into_iter().chain(found) {
        draft.spans.retain(|span| {
            let free = is_free(&taken, *span);
            if free {
                taken.add(span.0, span.1);
            }
            free
        });
        if !draft.spans.is_empty() {
            kept.push(draft);
        }
    }
    sort_by_key(&mut kept, Draft::from);
    kept
}

/// Whether a stretch has nothing in common with those taken, which have nothing in common.
fn is_free(taken: &Table<usize, usize>, (from, to): Span) -> bool {
    taken.before(&to).is_none_or(|(_, end)| *end <= from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_that_touch_are_apart() {
        let mut taken = Table::default();
        taken.add(2, 4);
        taken.add(6, 8);
        assert!(is_free(&taken, (4, 6)));
        assert!(is_free(&taken, (0, 2)));
        assert!(is_free(&taken, (8, 9)));
        assert!(!is_free(&taken, (3, 5)));
        assert!(!is_free(&taken, (0, 9)));
        assert!(!is_free(&taken, (7, 8)));
    }
}
