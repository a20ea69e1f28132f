//! The graph as rows with arcs between them, for a column that is narrow and long.

use quick_checks_core::guide::Guide;
use quick_checks_core::words::Words;

use super::{Kind, graph};

/// A row: a symptom, a check or an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `symptom`, `check` or `outcome`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What it says.
    pub label: String,
}

/// An arc from one row to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arc {
    /// The row where it begins, from 0.
    pub from: usize,
    /// The row to which it leads.
    pub to: usize,
    /// What is answered for it to be taken, if it is an answer’s.
    pub label: String,
    /// `first`, `leads`, `before` or `ends`.
    pub kind: &'static str,
}

/// The rows that have an arc, in the order symptoms, checks by safety class, outcomes; and the arcs.
pub fn arcs(guide: &Guide, words: &Words) -> (Vec<Row>, Vec<Arc>) {
    let graph = graph(guide, words);
    let nodes = graph.columns.into_iter().flat_map(|(_, nodes)| nodes);
    let has_arc = |id: &str| graph.arrows.iter().any(|arrow| arrow.from == id || arrow.to == id);
    let nodes: Vec<_> = nodes.filter(|node| has_arc(&node.id)).collect();
    let row = |id: &str| nodes.iter().position(|node| node.id == id);
    let arcs = graph.arrows.iter().filter_map(|arrow| {
        let kind = match arrow.kind {
            Kind::First => "first",
            Kind::Leads => "leads",
            Kind::Before => "before",
            Kind::Ends => "ends",
        };
        let label = arrow.label.to_owned();
        Some(Arc { from: row(&arrow.from)?, to: row(&arrow.to)?, label, kind })
    });
    let arcs = arcs.collect();
    let rows = nodes.iter().map(|node| {
        let (kind, id) = node.id.split_once('/').unwrap_or_default();
        Row { kind: kind.to_owned(), id: id.to_owned(), label: node.label.to_owned() }
    });
    (rows.collect(), arcs)
}

#[cfg(test)]
mod tests {
    use quick_checks_core::guide::decode;
    use quick_checks_core::words::ENGLISH;

    use super::arcs;

    #[test]
    fn every_arc_joins_two_rows_and_every_row_has_one() -> Result<(), Box<dyn std::error::Error>> {
        let guide = decode(include_str!("../../../../guides/icloud-backup.json"))?;
        let (rows, arcs) = arcs(&guide, &ENGLISH);
        for (at, row) in rows.iter().enumerate() {
            assert!(arcs.iter().any(|arc| arc.from == at || arc.to == at), "{row:?}");
        }
        let leads = guide.checks.iter().flat_map(|check| &check.choices);
        let leads = leads.filter(|choice| choice.then.is_some()).count();
        assert_eq!(arcs.iter().filter(|arc| arc.kind == "leads").count(), leads);
        for arc in arcs.iter().filter(|arc| arc.kind == "leads") {
            let check = guide.check(&rows[arc.from].id).ok_or("a check")?;
            let choice = check.choices.iter().find(|choice| choice.label == arc.label);
            assert!(choice.is_some(), "{arc:?}");
            assert_eq!(rows[arc.to].kind, "check");
        }
        Ok(())
    }
}
