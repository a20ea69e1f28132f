//! Each check on one screen of a phone: its answers are in sight when it arrives, and few.

use crate::support::{Guide, Reply, TestContext, Tested, cases};

cases! {

    the_first_answer_is_in_sight_when_a_check_arrives,
}

const PAGE: &str = "/pages/guide-by-address.html";
/// Width and height of a phone's viewport, and in how many of a hundred checks the first answer
/// must be wholly in sight.
const PHONES: [(u32, u32, usize); 3] = [(390, 664, 90), (375, 667, 70), (320, 568, 50)];
/// At most so many answers are shown at once.
const SHOWN: usize = 4;

async fn the_first_answer_is_in_sight_when_a_check_arrives(context: TestContext) -> Tested {
    for (width, height, wanted) in PHONES {
        let (mut checks, mut in_sight, mut most) = (0, 0, 0);
        for file in ["guides/icloud-backup.json", "guides/iphone-wifi.json"] {
            let guide = Guide::read(file)?;
            let in_a_row = guide.all_in_a_row().to_string();
            context.server.reply("kettle.json", Reply::File("application/json", in_a_row));
            context.resize(width, height).await?;
            let page = context.open(PAGE).await?;
            let first = guide.symptoms().first().copied().unwrap_or_default().to_owned();
            let mut screen = page.choose(&first).await?;
            while screen.check().is_some() {
                page.settle().await?;
                let [shown, whole]: [usize; 2] = page
                    .ask(
                        "const root = document.querySelector('quick-checks').shadowRoot;
                         const seen = [...root.querySelectorAll('[data-answer]')]
                           .filter((one) => one.checkVisibility());
                         const box = seen[0].getBoundingClientRect();
                         return [seen.length, Number(box.top >= 0 && box.bottom <= innerHeight)];",
                    )
                    .await?;
                checks += 1;
                in_sight += whole;
                most = most.max(shown);
                screen = page.answer("still-failing").await?;
            }
            page.action("restart").await?;
        }
        println!(
            "{width} by {height}: the first answer in sight in {in_sight} of {checks} checks, at \
             most {most} answers shown at once"
        );
        assert!(in_sight * 100 >= checks * wanted, "{in_sight} of {checks}");
        assert!(most <= SHOWN, "{most} answers at once");
    }
    context.no_widget_errors().await
}
