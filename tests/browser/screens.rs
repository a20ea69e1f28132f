//! Each check on one screen of a phone: its answers are in sight when it arrives, and few.

use std::collections::BTreeSet;

use crate::support::{
    CHROMIUM, CaseOutcome, Fault, Guide, Page, Reply, TestContext, Tested, cases,
};

cases! {
    the_first_answer_is_in_sight_when_a_check_arrives,
}

const PAGE: &str = "/pages/guide-by-address.html";
/// Width and height of a phone's viewport, and in how many of a hundred checks the first answer
/// must be wholly in sight.
const PHONES: [(u32, u32, usize); 3] = [(390, 664, 90), (375, 667, 70), (320, 568, 50)];
/// At most so many answers are shown at once.
const SHOWN: usize = 4;
/// At most so many words are shown before them.
const WORDS: usize = 90;

/// What was measured on a phone so far.
#[derive(Default)]
struct Figures {
    checks: usize,
    in_sight: usize,
    most: usize,
    words: usize,
    gates: usize,
}

/// What a screen shows of its answers.
struct Answers {
    shown: usize,
    /// How many words stand before the first one.
    words: usize,
    /// Whether the first one is wholly in sight: inside the viewport, and nothing lies over it.
    in_sight: bool,
}

async fn answers(page: &Page, size: (u32, u32)) -> Result<Answers, Fault> {
    page.settle().await?;
    let [width, height, shown, words, whole]: [u32; 5] = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             const seen = [...root.querySelectorAll('[data-answer]')]
               .filter((one) => one.checkVisibility());
             const box = seen[0]?.getBoundingClientRect();
             const inside = box && box.top >= 0 && box.left >= 0
               && box.bottom <= innerHeight && box.right <= innerWidth;
             // Its corners are round.
             const free = inside && [[box.left + box.width / 2, box.top + 2],
               [box.left + box.width / 2, box.bottom - 2]]
               .every(([x, y]) => seen[0].contains(root.elementFromPoint(x, y)));
             const texts = document.createTreeWalker(root.querySelector('[data-view]'), NodeFilter.SHOW_TEXT);
             let words = 0;
             while (texts.nextNode() && !seen[0]?.contains(texts.currentNode)) {
               if (!texts.currentNode.parentElement.checkVisibility()) continue;
               words += texts.currentNode.data.match(/[\\p{L}\\p{N}][^\\s]*/gu)?.length ?? 0;
             }
             return [innerWidth, innerHeight, seen.length, words, Number(Boolean(free))];",
        )
        .await?;
    assert_eq!((width, height), size, "the viewport is not the phone's");
    Ok(Answers {
        shown: usize::try_from(shown)?,
        words: usize::try_from(words)?,
        in_sight: whole == 1,
    })
}

/// Walks through every check of a guide; what lies behind a gate is looked at, and not counted.
async fn walk(
    context: &TestContext,
    guide: &Guide,
    size: (u32, u32),
    figures: &mut Figures,
) -> Result<(), Fault> {
    let in_a_row = guide.all_in_a_row().to_string();
    context.server.reply("kettle.json", Reply::File("application/json", in_a_row));
    context.resize(size.0, size.1).await?;
    let page = context.open(PAGE).await?;
    let mut screen = page.choose(guide.symptoms().first().copied().unwrap_or_default()).await?;
    let mut seen = BTreeSet::new();
    while let Some(check) = screen.check().map(str::to_owned) {
        let Answers { shown, words, in_sight } = answers(&page, size).await?;
        if words > WORDS {
            println!("{words} words before the answers of {check}");
        }
        figures.most = figures.most.max(shown);
        figures.words = figures.words.max(words);
        // A second look at a check is the same screen.
        if seen.insert(check.clone()) {
            figures.checks += 1;
            figures.in_sight += usize::from(in_sight);
            if !in_sight {
                println!("{} by {}: not in sight in {check}", size.0, size.1);
            }
        }
        if page.has("[data-action='understand']").await? {
            page.click("[data-action='understand']").await?;
            page.focuses_title().await?;
            let Answers { shown, words, .. } = answers(&page, size).await?;
            if words > WORDS {
                println!("{words} words before the answers of {check}, past its gate");
            }
            figures.most = figures.most.max(shown);
            figures.words = figures.words.max(words);
            figures.gates += 1;
        }
        screen = page.answer("still-failing").await?;
    }
    let all: BTreeSet<String> =
        guide.checks().filter_map(|check| check["id"].as_str().map(str::to_owned)).collect();
    assert_eq!(seen, all, "not every check was measured");
    page.action("restart").await?;
    Ok(())
}

async fn the_first_answer_is_in_sight_when_a_check_arrives(context: TestContext) -> Tested {
    for (width, height, _) in PHONES {
        context.resize(width, height).await?;
        let page = context.open(PAGE).await?;
        let is: (u32, u32) = page.ask("return [innerWidth, innerHeight]").await?;
        if is != (width, height) && !context.plays(&CHROMIUM) {
            return Ok(CaseOutcome::Skipped("its window cannot be as small as a phone"));
        }
    }
    for (width, height, wanted) in PHONES {
        let mut figures = Figures::default();
        for file in ["guides/icloud-backup.json", "guides/iphone-wifi.json"] {
            walk(&context, &Guide::read(file)?, (width, height), &mut figures).await?;
        }
        let Figures { checks, in_sight, most, words, gates } = figures;
        println!(
            "{width} by {height}: the first answer in sight in {in_sight} of {checks} checks, at \
             most {most} answers shown at once and {words} words before them, {gates} gates passed"
        );
        assert!(in_sight * 100 >= checks * wanted, "{in_sight} of {checks}");
        assert!(most <= SHOWN, "{most} answers at once");
        assert!((30..=WORDS).contains(&words), "{words} words before the answers");
    }
    context.no_widget_errors().await
}
