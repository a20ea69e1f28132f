//! What a blogger does in WordPress itself, from the upload of the plugin to its end: the settings,
//! the block in the editor, and what an author may do who may not write HTML.

use super::set;
use crate::support::{Fault, Page, Screen, TestContext, Tested, WordPress, until};

/// The tag as somebody might paste it, and what is left of it.
const TAGS: [(&str, &str); 2] =
    [("\"><script>document.title='ours'</script>tag-20", "\">tag-20"), ("tag-20", "tag-20")];

pub async fn wordpress_by_its_editor(context: TestContext) -> Tested {
    if let Some(skipped) = set(&context, "wordpress").await? {
        return Ok(skipped);
    }
    context.resize(1200, 900).await?;
    let wordpress = WordPress::start()?;
    let blogger = Blogger { context: &context, origin: &wordpress.origin };
    blogger.uploads(&wordpress.plugin).await?;
    blogger.sets_the_tag().await?;
    blogger.is_let_in("author").await?;
    blogger.may_not_set_it().await?;
    let post = blogger.writes_a_post().await?;
    blogger.reads(&post).await?;
    blogger.is_let_in("admin").await?;
    blogger.deletes_the_plugin().await?;
    assert_eq!(wordpress.end()?, "", "PHP complains of the plugin");
    context.nothing_of_ours().await
}

/// Somebody at WordPress' own pages.
struct Blogger<'a> {
    context: &'a TestContext,
    origin: &'a str,
}

impl Blogger<'_> {
    async fn opens(&self, path: &str) -> Result<Page, Fault> {
        self.context.visit_at(&[self.origin, path].concat()).await
    }

    /// Logs in, whoever was before.
    async fn is_let_in(&self, name: &str) -> Result<(), Fault> {
        let page = self.opens("/wp-login.php?reauth=1").await?;
        page.fill_in_page("#user_login", name).await?;
        page.fill_in_page("#user_pass", "a password").await?;
        page.click_in_page("#wp-submit").await?;
        is_true(&page, "location.pathname.startsWith('/wp-admin/')").await
    }

    /// Uploads the plugin, and activates it.
    async fn uploads(&self, plugin: &str) -> Result<(), Fault> {
        self.is_let_in("admin").await?;
        let page = self.opens("/wp-admin/plugin-install.php?tab=upload").await?;
        page.fill_in_page("#pluginzip", plugin).await?;
        page.click_in_page("#install-plugin-submit").await?;
        let activate = "a[href*='action=activate'][href*='quick-checks']";
        is_true(&page, &format!("document.querySelector(\"{activate}\")")).await?;
        page.click_in_page(activate).await?;
        is_true(&page, "document.querySelector('[data-slug=quick-checks].active')").await
    }

    /// Settings › Quick Checks: what is saved is text, and only the form may save it.
    async fn sets_the_tag(&self) -> Result<(), Fault> {
        let settings = "/wp-admin/options-general.php?page=quick-checks";
        let mut page = self.opens(settings).await?;
        for (typed, kept) in TAGS {
            page.fill_in_page("#quick-checks-tag", typed).await?;
            page.click_in_page("#submit").await?;
            is_true(&page, "document.body.innerText.includes('Settings saved.')").await?;
            is_true(&page, "document.querySelector('#quick-checks-tag')").await?;
            let (value, title): (String, String) = page
                .ask("return [document.querySelector('#quick-checks-tag').value, document.title]")
                .await?;
            assert_eq!(value, kept);
            assert!(title.starts_with("Quick Checks"), "a script was run: {title}");
            page = self.opens(settings).await?;
        }
        assert_eq!(self.posts_a_tag(&page, "forged").await?, 403, "without the form's nonce");
        Ok(())
    }

    /// Sends what the form would, but for its nonce; the server's answer.
    async fn posts_a_tag(&self, page: &Page, tag: &str) -> Result<u16, Fault> {
        let fields = "{ option_page: 'quick-checks', action: 'update', _wpnonce: '0000000000' }";
        page.wait_for(&format!(
            "fetch('/wp-admin/options.php', {{ method: 'POST', body: new URLSearchParams({{
               ...{fields}, quick_checks_affiliate_tag: '{tag}' }}) }}).then((answer) => answer.status)"
        ))
        .await
    }

    /// An author gets no settings, and can't save any.
    async fn may_not_set_it(&self) -> Result<(), Fault> {
        let page = self.opens("/wp-admin/profile.php").await?;
        let address = "/wp-admin/options-general.php?page=quick-checks";
        let status: u16 =
            page.wait_for(&format!("fetch('{address}').then((answer) => answer.status)")).await?;
        assert_eq!(status, 403);
        assert_eq!(self.posts_a_tag(&page, "another").await?, 403);
        Ok(())
    }

    /// A post with the block, put in by the inserter as an author would; its address.
    async fn writes_a_post(&self) -> Result<String, Fault> {
        let page = self.opens("/wp-admin/post-new.php").await?;
        let title = ".editor-post-title__input";
        is_true(&page, &format!("document.querySelector('{title}')")).await?;
        // A tour over the editor, the first time.
        let tour = "wp.data.select('core/edit-post').isFeatureActive('welcomeGuide')";
        if page.ask::<bool>(&format!("return Boolean({tour})")).await? {
            let close = ".components-modal__header button";
            is_true(&page, &format!("document.querySelector('{close}')")).await?;
            page.click_in_page(close).await?;
            is_true(&page, &format!("!document.querySelector('{close}')")).await?;
        }
        page.fill_in_page(title, "By the editor").await?;
        page.click_in_page(".edit-post-header-toolbar__inserter-toggle").await?;
        let search = ".block-editor-inserter__search input";
        is_true(&page, &format!("document.querySelector('{search}')")).await?;
        page.fill_in_page(search, "quick checks").await?;
        let item = ".editor-block-list-item-quick-checks-widget";
        is_true(&page, &format!("document.querySelector('{item}')")).await?;
        page.click_in_page(item).await?;
        let block = "[data-type='quick-checks/widget']";
        is_true(&page, &format!("document.querySelector(\"{block}\")")).await?;
        page.click_in_page(".edit-post-header-toolbar__inserter-toggle").await?;
        page.click_in_page(block).await?;
        if page.ask::<bool>("return !document.querySelector('.edit-post-sidebar')").await? {
            page.click_in_page(".edit-post-header__settings [aria-label='Settings']").await?;
        }
        self.chooses(&page, "Guide", "iphone-wifi").await?;
        self.chooses(&page, "Theme", "dark").await?;
        self.chooses(&page, "Level of its headings", "3").await?;
        let shown = "document.querySelector(\"[data-type='quick-checks/widget']\").innerText";
        is_true(&page, &format!("{shown}.includes('iphone-wifi')")).await?;
        page.click_in_page(".editor-post-publish-panel__toggle").await?;
        let publish = ".editor-post-publish-panel .editor-post-publish-button";
        is_true(
            &page,
            &format!(
                "document.querySelector('{publish}')?.ariaDisabled !== 'true'
            && document.querySelector('{publish}')"
            ),
        )
        .await?;
        // The panel comes in with a movement.
        until("the post is published", async || Ok(page.click_in_page(publish).await.ok())).await?;
        let link = ".post-publish-panel__postpublish-buttons a";
        is_true(&page, &format!("document.querySelector('{link}')")).await?;
        let address: String =
            page.ask(&format!("return document.querySelector('{link}').href")).await?;
        // Opened again, the block is what it was.
        page.reload().await?;
        is_true(
            &page,
            &format!("document.querySelector(\"{block}\")?.innerText.includes('iphone-wifi')"),
        )
        .await?;
        let warning: bool =
            page.ask("return Boolean(document.querySelector('.block-editor-warning'))").await?;
        assert!(!warning, "the editor warns of the block");
        Ok(address)
    }

    /// Picks an option in the block's settings, by their label.
    async fn chooses(&self, page: &Page, label: &str, option: &str) -> Result<(), Fault> {
        let list = format!(
            "[...document.querySelectorAll('.block-editor-block-inspector label')]
               .find((one) => one.textContent === '{label}')"
        );
        is_true(page, &list).await?;
        let list: String = page.ask(&format!("return ({list}).htmlFor")).await?;
        page.click_in_page(&format!("#{list} option[value='{option}']")).await
    }

    /// Reads the post, as anybody does.
    async fn reads(&self, post: &str) -> Result<(), Fault> {
        let page = self.context.visit_at(post).await?;
        is_true(&page, "document.querySelector('.entry-content quick-checks')").await?;
        let attributes: Vec<(String, String)> = page
            .ask(
                "const element = document.querySelector('quick-checks');
                 element.scrollIntoView();
                 return [...element.attributes].map(({ name, value }) => [name, value])",
            )
            .await?;
        let wanted = [
            ("guide", "iphone-wifi"),
            ("theme", "dark"),
            ("heading-level", "3"),
            ("affiliate-tag", "tag-20"),
        ];
        let wanted = wanted.map(|(name, value)| (name.to_owned(), value.to_owned()));
        for attribute in &wanted {
            assert!(attributes.contains(attribute), "{attribute:?} in {attributes:?}");
        }
        assert_eq!(page.ready().await?, Screen::Symptoms);
        assert!(page.has("h3.title").await?, "the level of its headings");
        Ok(())
    }

    /// Plugins › Deactivate, Delete: nothing of it is left, neither files nor options.
    async fn deletes_the_plugin(&self) -> Result<(), Fault> {
        let page = self.opens("/wp-admin/options.php").await?;
        let options = "document.body.innerHTML.includes('quick_checks')";
        assert!(page.ask::<bool>(&format!("return {options}")).await?, "its option is listed");
        let page = self.opens("/wp-admin/plugins.php").await?;
        page.click_in_page("[data-slug=quick-checks] .deactivate a").await?;
        is_true(&page, "document.querySelector('[data-slug=quick-checks].inactive .delete a')")
            .await?;
        // The page that asks: for its dialog, WordPress needs a library that Debian has elsewhere.
        let delete = "document.querySelector('[data-slug=quick-checks] .delete a').href";
        let delete: String = page.ask(&format!("return {delete}")).await?;
        let page = self.context.visit_at(&delete).await?;
        page.click_in_page("form:has([name='verify-delete']) #submit").await?;
        is_true(&page, "document.body.innerText.includes('has been deleted.')").await?;
        let listed: bool =
            page.ask("return Boolean(document.querySelector('[data-slug=quick-checks]'))").await?;
        assert!(!listed, "the plugin is still listed");
        let page = self.opens("/wp-admin/options.php").await?;
        assert!(page.ask::<bool>("return document.body.innerHTML.includes('blogname')").await?);
        assert!(!page.ask::<bool>(&format!("return {options}")).await?, "an option is left");
        Ok(())
    }
}

/// Waits until an expression is true; WordPress says on its pages why something is not.
async fn is_true(page: &Page, expression: &str) -> Result<(), Fault> {
    let waited = until(expression, async || {
        Ok(page.ask::<bool>(&format!("return Boolean({expression})")).await?.then_some(()))
    })
    .await;
    let Err(fault) = waited else { return Ok(()) };
    let text: String =
        page.ask("return `${location.href}: ${document.body.innerText.slice(-1500)}`").await?;
    Err(Fault::new(format!("{fault}, at {text}")))
}
