//! What was understood of an article, for its author.

use std::fmt::Write;

use quick_checks_article::{Article, Safety, Section, Weight};

/// What was understood, what is doubtful, and which mark would settle it.
pub fn report<N>(article: &Article<N>) -> String {
    let mut out = String::new();
    // Writing to a text does not fail.
    let _ = write_report(article, &mut out);
    out
}

fn write_report<N>(article: &Article<N>, out: &mut String) -> std::fmt::Result {
    if let Some(title) = &article.title {
        writeln!(out, "{title}")?;
    }
    if let Some(help) = &article.help {
        writeln!(out, "No checks were found; readers see the article as it is.\n{help}")?;
    }
    if let Some(shape) = article.shape {
        let checks = article.checks.len();
        let held = article.checks.iter().filter(|check| check.safety >= Safety::Risky).count();
        let noun = if checks == 1 { "check" } else { "checks" };
        writeln!(out, "{checks} {noun}, {held} held back. Found in: {shape}.\n")?;
    }
    for (at, check) in article.checks.iter().enumerate() {
        write!(out, "{}. {}  (id {})", at + 1, check.title, check.id)?;
        let class = match check.safety {
            Safety::Safe => None,
            Safety::Cautious => Some("asked late"),
            Safety::Risky => Some("held back"),
            Safety::LastResort => Some("held back as a last resort"),
        };
        match (class, &check.because) {
            (Some(class), Some(because)) => write!(out, "\n   {class}: {because}")?,
            (None, Some(because)) => write!(out, "\n   {because}")?,
            _ => {}
        }
        match check.weight {
            Weight::Likelier => {
                write!(out, "\n   asked early: the article says that it often helps")?;
            }
            Weight::Rarer => {
                write!(out, "\n   asked later: the article says that it seldom helps")?;
            }
            Weight::Usual | Weight::Last => {}
        }
        if let Some(minutes) = check.minutes {
            write!(out, "\n   {minutes} min")?;
        }
        writeln!(out)?;
    }
    if !article.symptoms.is_empty() {
        writeln!(out, "\nWhat the reader may see:")?;
        for symptom in &article.symptoms {
            let numbers: Vec<String> =
                symptom.checks.iter().map(|check| (check + 1).to_string()).collect();
            writeln!(out, "- {}: {}", symptom.title, numbers.join(", "))?;
        }
    }
    sections("Where to turn when nothing has helped", &article.ends, out)?;
    sections("Left in the article", &article.left, out)?;
    if !article.doubts.is_empty() {
        writeln!(out, "\nDoubtful:")?;
        for doubt in &article.doubts {
            writeln!(out, "- {doubt}")?;
        }
    }
    Ok(())
}

fn sections<N>(title: &str, sections: &[Section<N>], out: &mut String) -> std::fmt::Result {
    if sections.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}:")?;
    for section in sections {
        writeln!(out, "- {} ({})", section.title, section.what)?;
    }
    Ok(())
}
