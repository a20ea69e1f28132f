//! Policies of the page: each lets the widget work, or its owner learns what to add.

use crate::support::{
    Fault, Guide, Page, Reply, Server, TestContext, Tested, cases, shipped, until,
};

cases! {
    files_of_the_page_s_own_server_are_enough,
    without_the_word_for_webassembly_the_widget_works_as_plain_javascript,
    no_inline_style_is_needed_even_to_hold_the_place_of_a_tall_fallback,
    scripts_by_nonce_alone_are_enough,
    scripts_by_nonce_that_may_load_others_are_enough,
    a_nonce_is_enough_for_scripts_and_styles_without_webassembly,
    trusted_types_are_not_in_the_way,
    trusted_types_without_any_policy_of_their_own_are_not_in_the_way,
    trusted_types_are_not_in_the_way_without_webassembly,
    another_server_works_where_the_policy_names_it,
    another_server_missing_in_connect_src_is_named,
    another_server_missing_in_style_src_is_named,
    another_server_of_which_script_src_names_the_loader_only_is_named,
    another_server_missing_in_script_src_leaves_the_fallback,
    all_that_a_policy_lacks_is_said_at_once,
    what_a_default_allows_is_kept_in_the_advice,
    a_guide_of_another_server_missing_in_connect_src_is_named,
    the_page_s_own_server_is_named_as_policies_name_it,
    a_policy_that_only_reports_is_not_blamed,
    what_a_policy_refuses_to_the_page_itself_is_not_in_the_advice,
    another_server_that_lets_no_page_read_its_files_learns_the_header,
    another_server_works_on_a_page_that_asks_all_for_leave_to_embed,
}

const PAGE: &str = "/pages/policy.html";
const HERE: &str = "/dist/quick-checks.js";

/// Opens a page with a policy and with the loader at an address.
async fn visit(context: &TestContext, policy: &str, loader: &str) -> Result<Page, Fault> {
    let html = include_str!("../pages/policy.html").replace("LOADER", loader);
    context.server.reply("policy.html", Reply::File("text/html", html));
    context.server.policy(policy)?;
    context.visit(PAGE).await
}

/// Plays a checkup from its start to its end under a policy that allows all that it needs.
async fn works(context: TestContext, policy: &str, program: &str) -> Tested {
    let page = visit(&context, policy, HERE).await?;
    plays(&page).await?;
    let requests = context.server.requests();
    let programs: Vec<&str> = [".wasm", "-plain-"]
        .into_iter()
        .filter(|part| requests.iter().any(|path| path.contains(part)))
        .collect();
    assert_eq!(programs, [program], "{requests:?}");
    let refused = page.refused().await?;
    assert!(refused.iter().all(|refused| refused.contains("wasm-eval")), "{refused:?}");
    context.no_widget_errors().await
}

async fn plays(page: &Page) -> Result<(), Fault> {
    let guide = Guide::bundled()?;
    page.ready().await?;
    assert!(!page.shows_fallback().await?);
    page.choose(guide.long_symptom()).await?;
    page.answer("still-failing").await?;
    let end = page.answer("fixed").await?;
    assert_eq!(guide.when(end.outcome().unwrap_or_default())?, "fixed");
    let pressed: u32 = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             return Number.parseInt(getComputedStyle(root.querySelector('button')).minBlockSize);",
        )
        .await?;
    assert!(pressed >= 44, "the stylesheet counts");
    Ok(())
}

async fn files_of_the_page_s_own_server_are_enough(context: TestContext) -> Tested {
    works(context, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", ".wasm").await
}

async fn without_the_word_for_webassembly_the_widget_works_as_plain_javascript(
    context: TestContext,
) -> Tested {
    works(context, "default-src 'self'", "-plain-").await
}

async fn scripts_by_nonce_alone_are_enough(context: TestContext) -> Tested {
    works(context, "script-src 'nonce-once' 'wasm-unsafe-eval'", ".wasm").await
}

async fn scripts_by_nonce_that_may_load_others_are_enough(context: TestContext) -> Tested {
    works(context, "script-src 'nonce-once' 'strict-dynamic' 'wasm-unsafe-eval'", ".wasm").await
}

async fn a_nonce_is_enough_for_scripts_and_styles_without_webassembly(
    context: TestContext,
) -> Tested {
    let policy = "default-src 'none'; script-src 'nonce-once'; style-src 'nonce-once'; \
                  connect-src 'self'";
    works(context, policy, "-plain-").await
}

async fn trusted_types_are_not_in_the_way(context: TestContext) -> Tested {
    works(context, "require-trusted-types-for 'script'", ".wasm").await
}

async fn trusted_types_without_any_policy_of_their_own_are_not_in_the_way(
    context: TestContext,
) -> Tested {
    works(context, "require-trusted-types-for 'script'; trusted-types 'none'", ".wasm").await
}

async fn trusted_types_are_not_in_the_way_without_webassembly(context: TestContext) -> Tested {
    let policy = "script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    works(context, policy, "-plain-").await
}

async fn no_inline_style_is_needed_even_to_hold_the_place_of_a_tall_fallback(
    context: TestContext,
) -> Tested {
    let guide = Guide::bundled()?;
    let list = "<p>The checks as a list.</p>";
    let html = include_str!("../pages/policy.html").replace("LOADER", HERE);
    let html = html.replace(list, &list.repeat(60));
    context.server.reply("policy.html", Reply::File("text/html", html));
    context.server.policy("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'")?;
    context.resize(800, 3000).await?;
    let page = context.open(PAGE).await?;
    let holds: f64 = page
        .ask(
            "const root = document.querySelector('quick-checks').shadowRoot;
             return Number.parseFloat(getComputedStyle(root.querySelector('.widget')).minBlockSize);",
        )
        .await?;
    assert!(holds > 1000.0, "it holds {holds} px");
    let mut screen = page.choose(guide.long_symptom()).await?;
    while screen.check().is_some() {
        screen = page.answer("still-failing").await?;
        // What holds the height is set by a script, which no policy forbids, and gone by now. All that
        // is left are properties of ours and the margin above, set in the same way.
        assert_eq!(page.count("style, [style]:not([style=''], .widget)").await?, 0);
        let own: Vec<String> = page.of(".widget", "[...it.style]").await?;
        assert!(
            own.iter().all(|name| name.starts_with("--") || name == "margin-block-start"),
            "{own:?}"
        );
    }
    assert!(page.refused().await?.is_empty());
    context.quiet().await
}

/// The widget's files on another server that lets every page read them.
async fn elsewhere(context: &TestContext) -> Result<(Server, String, String), Fault> {
    let server = context.elsewhere().await?;
    server.lets_all_read()?;
    let (origin, loader) = (server.origin().to_owned(), server.url(HERE));
    Ok((server, origin, loader))
}

async fn another_server_works_where_the_policy_names_it(context: TestContext) -> Tested {
    let (server, origin, loader) = elsewhere(&context).await?;
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {origin}; connect-src {origin}; \
         style-src {origin}"
    );
    let page = visit(&context, &policy, &loader).await?;
    plays(&page).await?;
    assert!(context.server.requests().is_empty(), "{:?}", context.server.requests());
    assert_eq!(server.requests().len(), 5, "{:?}", server.requests());
    assert!(page.refused().await?.is_empty());
    context.quiet().await
}

/// Under this policy the reader keeps the fallback, and the owner reads what to write instead.
async fn lacks(context: TestContext, policy: &str, loader: &str, code: &str, fix: &str) -> Tested {
    let page = visit(&context, policy, loader).await?;
    let why = page.reported(code).await?;
    assert_eq!(why[1], fix);
    assert!(page.shows_fallback().await?, "the reader sees the list");
    context.complained_once(&[&why[0], &why[1]]).await
}

async fn another_server_missing_in_connect_src_is_named(context: TestContext) -> Tested {
    let (_server, origin, loader) = elsewhere(&context).await?;
    let policy = format!(
        "script-src 'self' 'wasm-unsafe-eval' {origin}; style-src {origin}; connect-src 'self'"
    );
    let fix = format!("Let your Content-Security-Policy say: connect-src 'self' {origin}.");
    lacks(context, &policy, &loader, "program-unavailable", &fix).await
}

async fn another_server_missing_in_style_src_is_named(context: TestContext) -> Tested {
    let (_server, origin, loader) = elsewhere(&context).await?;
    let policy = format!(
        "script-src 'self' 'wasm-unsafe-eval' {origin}; style-src 'none'; connect-src {origin}"
    );
    let fix = format!("Let your Content-Security-Policy say: style-src {origin}.");
    lacks(context, &policy, &loader, "style-unavailable", &fix).await
}

async fn another_server_of_which_script_src_names_the_loader_only_is_named(
    context: TestContext,
) -> Tested {
    let (_server, origin, loader) = elsewhere(&context).await?;
    let policy = format!("script-src-elem 'self' {loader}; script-src 'wasm-unsafe-eval'");
    let fix =
        format!("Let your Content-Security-Policy say: script-src-elem 'self' {loader} {origin}.");
    lacks(context, &policy, &loader, "program-unavailable", &fix).await
}

async fn another_server_missing_in_script_src_leaves_the_fallback(context: TestContext) -> Tested {
    let (server, _, loader) = elsewhere(&context).await?;
    let page = visit(&context, "script-src 'self'", &loader).await?;
    until("the browser refuses the loader", async || {
        Ok(page.refused().await?.iter().any(|refused| refused.contains(HERE)).then_some(()))
    })
    .await?;
    let written = "return document.querySelector('quick-checks p').checkVisibility()";
    assert!(page.ask::<bool>(written).await?, "the reader sees the list");
    assert!(server.requests().is_empty());
    context.no_widget_errors().await
}

async fn all_that_a_policy_lacks_is_said_at_once(context: TestContext) -> Tested {
    let (_server, origin, loader) = elsewhere(&context).await?;
    let policy = format!("script-src 'self' {loader}; style-src 'self'; connect-src 'self' data:");
    let page = visit(&context, &policy, &loader).await?;
    let [message, fix] = page.reported("program-unavailable").await?;
    for rule in [
        format!("script-src 'self' {loader} {origin}"),
        format!("style-src 'self' {origin}"),
        format!("connect-src 'self' data: {origin}"),
    ] {
        assert_eq!(fix.matches(&rule).count(), 1, "{rule:?} in {fix:?}");
    }
    context.complained_once(&[&message, &fix]).await
}

async fn what_a_default_allows_is_kept_in_the_advice(context: TestContext) -> Tested {
    let (_server, origin, loader) = elsewhere(&context).await?;
    let policy = format!("default-src 'self'; script-src 'self' {origin}; style-src {origin}");
    let fix = format!("Let your Content-Security-Policy say: connect-src 'self' {origin}.");
    lacks(context, &policy, &loader, "guide-unreachable", &fix).await
}

async fn a_guide_of_another_server_missing_in_connect_src_is_named(context: TestContext) -> Tested {
    let (server, origin, _) = elsewhere(&context).await?;
    let html = include_str!("../pages/policy.html").replace("LOADER", HERE);
    let html = html.replace("icloud-backup", &server.url("/pages/kettle.json"));
    context.server.reply("policy.html", Reply::File("text/html", html));
    context.server.policy("connect-src 'self'")?;
    let page = context.visit(PAGE).await?;
    let [message, fix] = page.reported("guide-unreachable").await?;
    assert_eq!(fix, format!("Let your Content-Security-Policy say: connect-src 'self' {origin}."));
    context.complained_once(&[&message, &fix]).await
}

async fn the_page_s_own_server_is_named_as_policies_name_it(context: TestContext) -> Tested {
    let fix = "Let your Content-Security-Policy say: connect-src data: 'self'.";
    lacks(context, "connect-src data:", HERE, "program-unavailable", fix).await
}

async fn a_policy_that_only_reports_is_not_blamed(context: TestContext) -> Tested {
    context.server.policy_that_reports("connect-src 'none'")?;
    context.server.reply(".css", Reply::Missing);
    let page = visit(&context, "img-src 'self'", HERE).await?;
    let [message, fix] = page.reported("style-unavailable").await?;
    assert!(!page.refused().await?.is_empty(), "the policy reported");
    assert!(!fix.contains("Policy"), "{fix}");
    context.complained_once(&[&message, &fix]).await
}

async fn what_a_policy_refuses_to_the_page_itself_is_not_in_the_advice(
    context: TestContext,
) -> Tested {
    let html = include_str!("../pages/policy.html").replace("LOADER", HERE).replace(
        "<h1>",
        "<script nonce=\"once\">
           setInterval(() => fetch('/pages/kettle.json').catch(() => {}), 20);
         </script><h1>",
    );
    context.server.reply("policy.html", Reply::File("text/html", html));
    context.server.policy(&format!("connect-src {}/dist/", context.server.origin()))?;
    context.server.reply(".wasm", Reply::Missing);
    let page = context.visit(PAGE).await?;
    let [message, fix] = page.reported("program-unavailable").await?;
    assert!(!page.refused().await?.is_empty(), "the page was refused something");
    assert!(!fix.contains("Policy"), "{fix}");
    context.complained_once(&[&message, &fix]).await
}

async fn another_server_that_lets_no_page_read_its_files_learns_the_header(
    context: TestContext,
) -> Tested {
    let server = context.elsewhere().await?;
    let origin = server.origin();
    let fix = format!(
        "Check that every file of dist/ is on the server, unchanged, and that {origin} sends \
         Access-Control-Allow-Origin: * and Cross-Origin-Resource-Policy: cross-origin with each."
    );
    lacks(context, "img-src 'self'", &server.url(HERE), "program-unavailable", &fix).await
}

async fn another_server_works_on_a_page_that_asks_all_for_leave_to_embed(
    context: TestContext,
) -> Tested {
    let there = context.elsewhere().await?;
    there.lets_all_read()?;
    context.server.wants_leave_to_embed()?;
    let html = include_str!("../pages/with-element.html").replace(
        "<script async src=\"",
        &format!("<script async crossorigin src=\"{}", there.origin()),
    );
    context.server.reply("embedder.html", Reply::File("text/html", html));
    let page = context.visit("/pages/embedder.html").await?;
    plays(&page).await?;
    // The policy was in force: what is not asked for like this stays out.
    let sheet = shipped("quick-checks-app-", ".js")?;
    let unasked: String = page
        .wait_for(&format!(
            "fetch('{}', {{ mode: 'no-cors' }}).then(() => 'came', () => 'kept out')",
            there.url(&format!("/dist/{sheet}"))
        ))
        .await?;
    assert_eq!(unasked, "kept out");
    context.no_widget_errors().await
}
