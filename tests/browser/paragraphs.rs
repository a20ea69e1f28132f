//! Editors that make paragraphs of everything end our element at its first `</p>`, and leave the list
//! outside.

use crate::support::{Fault, Page, Reply, Screen, TestContext, Tested, cases};

cases! {
    a_list_before_our_script_is_taken_back_in,
    a_list_with_our_names_is_taken_back_in,
    a_list_that_comes_late_is_taken_back_in,
    each_of_two_elements_takes_its_own_list,
    where_a_list_with_our_names_has_no_end_its_owner_learns_of_it,
    a_post_that_is_no_list_stays_where_it_is,
}

const SCRIPT: &str = "<script async src=\"/dist/quick-checks.js\"></script>";
const START: &str = "<p><quick-checks guide=\"icloud-backup\" start=\"eager\"></p>";
const END: &str = "<p></quick-checks></p>";
/// A list without our names, as somebody writes it who did not print it from the guide.
const OWN_LIST: &str = "<h2 class=\"list\">The list</h2>\n<p class=\"list\">One, two, three.</p>";
const LIST: &str = "<h2 class=\"list\">The list</h2>
    <details class=\"list\" id=\"icloud-backup-restart\"><summary>Restart</summary><p></p></details>
    <div class=\"list\"><p id=\"icloud-backup-space\">Space</p></div>";

async fn open(context: &TestContext, post: &[&str]) -> Result<Page, Fault> {
    let html = include_str!("../pages/paragraphs.html").replace("POST", &post.concat());
    context.server.reply("paragraphs.html", Reply::File("text/html", html));
    context.open("/pages/paragraphs.html").await
}

/// How many parts of lists the reader sees beside widgets.
async fn seen(page: &Page) -> Result<usize, Fault> {
    page.ask("return [...document.querySelectorAll('.list')].filter((it) => it.checkVisibility()).length")
        .await
}

/// The widget is there without the list, and the rest of the post is where it was.
async fn is_taken_in(context: TestContext, post: &[&str]) -> Tested {
    let page = open(&context, post).await?;
    assert_eq!(page.screen().await?, Some(Screen::Symptoms));
    assert_eq!(seen(&page).await?, 0);
    let stays = "return document.querySelector('#after').parentElement === document.body";
    assert!(page.ask::<bool>(stays).await?);
    context.quiet().await
}

async fn a_list_before_our_script_is_taken_back_in(context: TestContext) -> Tested {
    is_taken_in(context, &[START, OWN_LIST, END, SCRIPT]).await
}

async fn a_list_with_our_names_is_taken_back_in(context: TestContext) -> Tested {
    let start = START.replace("</p>", "<br />");
    is_taken_in(context, &["<p>", SCRIPT, "</p>", &start, LIST, "<p> </quick-checks><br /></p>"])
        .await
}

async fn a_list_that_comes_late_is_taken_back_in(context: TestContext) -> Tested {
    // The element is there before its list is read, and after.
    let script = SCRIPT.replace("async ", "");
    let page = open(&context, &[&script, START, LIST, END]).await?;
    assert_eq!(seen(&page).await?, 0);
    page.ask::<()>(&format!(
        "document.querySelector('quick-checks').parentElement.remove();
         const post = document.createElement('div');
         post.innerHTML = `{START}{LIST}{END}<p>More.</p>`;
         document.body.append(post);"
    ))
    .await?;
    page.sees("ready", 2).await?;
    assert_eq!(seen(&page).await?, 0);
    context.quiet().await
}

async fn each_of_two_elements_takes_its_own_list(context: TestContext) -> Tested {
    let page = open(&context, &[START, LIST, END, START, LIST, END, SCRIPT]).await?;
    page.second_widget().ready().await?;
    let parts = "return [...document.querySelectorAll('quick-checks')]
        .map((it) => it.querySelectorAll('.list').length)";
    assert_eq!(page.ask::<Vec<usize>>(parts).await?, [3, 3]);
    assert_eq!(seen(&page).await?, 0);
    context.quiet().await
}

async fn where_a_list_with_our_names_has_no_end_its_owner_learns_of_it(
    context: TestContext,
) -> Tested {
    let page = open(&context, &[SCRIPT, START, LIST]).await?;
    let errors = page.sees("error", 1).await?;
    assert_eq!(errors[0]["code"], "fallback-outside", "{}", errors[0]);
    assert_eq!(page.screen().await?, Some(Screen::Symptoms), "the widget works all the same");
    assert!(seen(&page).await? > 0, "nobody knows where the list ends");
    context.complained_once(&["guide snippet", "<div>"]).await
}

async fn a_post_that_is_no_list_stays_where_it_is(context: TestContext) -> Tested {
    let post = "<h2 class=\"list\">Of the post</h2><p></p><p class=\"list\">Of the post</p>";
    let page = open(&context, &[SCRIPT, START, post]).await?;
    page.settle().await?;
    assert_eq!(seen(&page).await?, 2);
    assert!(page.details("error").await?.is_empty());
    context.quiet().await
}
