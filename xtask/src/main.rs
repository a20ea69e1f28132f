//! `cargo xtask …`: everything that building, testing and publishing need, on a fresh machine.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::integrity::tag;
use xtask::{
    bench, bundle, elsewhere, engines, fuzz, guide, import, package, publish, serve, size, snippet,
    test, toolchain, translation, trunk, types, words,
};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds and serves the demo, and rebuilds it when a file changes.
    Serve {
        /// Port of the local server.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Does not open a browser window.
        #[arg(long)]
        no_open: bool,
        /// Builds what `dist` would ship: slower to build, smaller to load.
        #[arg(long)]
        release: bool,
    },
    /// Installs what building and testing need; the other commands call it for what they need.
    Setup,
    /// Runs every test: native ones, the size budget, and the widget in real browsers.
    Test {
        /// Instead, has a real screen reader read the widget out, and compares what it says.
        #[arg(long, conflicts_with = "engines")]
        screen_reader: bool,
        /// Only the widget in sites of real blog engines: those named, or all there are.
        #[arg(long, num_args = 0.., value_name = "NAME")]
        engines: Option<Vec<String>>,
    },
    /// Writes dist/: a folder that works from any directory of any web server.
    Dist,
    /// Writes target/package/: the widget for people without Rust, for npm and as a zip.
    Package {
        /// Packs the dist/ that is there, instead of building it first.
        #[arg(long)]
        as_built: bool,
    },
    /// Looks at all that a release needs; publishing is left to a person.
    Publish {
        /// The only way to call it.
        #[arg(long)]
        dry_run: bool,
    },
    /// Looks at the package's types in projects without a framework, and with React, Vue and Svelte.
    Types,
    /// Runs the native tests and the pictures as though on another machine.
    Elsewhere,
    /// Looks for articles, guides and saved progress on which the program fails.
    Fuzz {
        /// How long, for each target.
        #[arg(long, default_value_t = 600)]
        seconds: u32,
    },
    /// Looks for known faults in dependencies; needs the network.
    Advisories,
    /// Works on the words of the interface.
    #[command(subcommand)]
    Words(Words),
    /// Measures what a visit costs a reader, beside other ways to ask the same steps: takes minutes, and
    /// writes docs/performance.md. It visits the dist/ that is there.
    Bench {
        /// How often each page is visited; fewer than 7 are for trying, and only printed.
        #[arg(long, default_value_t = 7)]
        visits: usize,
        /// Only pages whose name has these words, printed.
        #[arg(long, value_name = "WORDS")]
        only: Option<String>,
        /// A dist/ of before a change, visited in turn with today's; printed.
        #[arg(long, value_name = "FOLDER")]
        before: Option<PathBuf>,
    },
    /// Works on guide files.
    #[command(subcommand)]
    Guide(Guide),
    /// Turns Trunk's output into the final folder; Trunk's hook calls it.
    #[command(hide = true)]
    Bundle,
}

#[derive(Subcommand)]
enum Words {
    /// Writes the file of a new language, with every entry to fill in.
    New {
        /// The language, as BCP 47 writes it: sv, or pt-BR.
        tag: String,
    },
    /// Lists what is missing, extra or too long in each language, or has the wrong placeholders.
    Lint,
}

#[derive(Subcommand)]
enum Guide {
    /// Lists what must, should and could be mended in a guide, each with its place and the fix.
    Lint {
        /// The guide's JSON file.
        file: PathBuf,
        /// Also lists checks that nobody has compared with their sources for a year.
        #[arg(long)]
        stale: bool,
        /// Fails on what should be mended as well, not only on what must.
        #[arg(long)]
        strict: bool,
    },
    /// Prints a guide as plain HTML, to paste inside the element.
    Render {
        /// The guide's JSON file.
        file: PathBuf,
        /// Level of the outermost heading, 2 to 5.
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(2..=5))]
        heading_level: u8,
        /// One of the languages that it is translated into; its own otherwise.
        #[arg(long)]
        language: Option<String>,
    },
    /// Prints what to paste into a post: script, element and the guide as plain HTML, in a form that
    /// no Markdown, template or editor changes.
    Snippet {
        /// A bundled guide's id, or a guide's JSON file.
        guide: String,
        /// Level of the outermost heading, 2 to 5.
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(2..=5))]
        heading_level: u8,
        /// The address of quick-checks.js on your server.
        #[arg(long, default_value = snippet::SCRIPT)]
        script: String,
        /// Leaves the script out: the site has it already, in its head for example.
        #[arg(long, conflicts_with = "script")]
        without_script: bool,
        /// One of the languages that it is translated into; its own otherwise.
        #[arg(long)]
        language: Option<String>,
        /// The address of a guide that is not bundled.
        #[arg(long = "guide", value_name = "ADDRESS")]
        address: Option<String>,
        /// Names the files of the dist/ that is there, so that browsers fetch them while the script is
        /// still on its way. For a post that begins with the widget: everybody who opens the page loads
        /// them then, near the widget or not.
        #[arg(long, conflicts_with = "without_script")]
        hints: bool,
    },
    /// Brings a guide's translation up to the guide as it is, or starts one; also as a PO file
    /// for a translator's own tool.
    Translate {
        /// A bundled guide's id.
        guide: String,
        /// The language, as BCP 47 writes it.
        language: String,
        /// Takes the texts in from this PO file.
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
        /// Writes all texts, translated or not, to this PO file.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Draws a guide for Graphviz: symptoms, checks by safety class, what leads where.
    Graph {
        /// The guide's JSON file.
        file: PathBuf,
    },
    /// Reads an article as the widget would, and says what was understood and what is doubtful.
    Import {
        /// The article, as HTML or Markdown.
        file: PathBuf,
        /// Prints a guide to go on from instead.
        #[arg(long)]
        json: bool,
        /// Where the article is, for the guide’s links.
        #[arg(long)]
        address: Option<String>,
    },
    /// Prints a guide as Markdown, for those who would rather write that.
    Markdown {
        /// The guide's JSON file.
        file: PathBuf,
    },
    /// Prints the JSON of a guide that is written in Markdown, with its fields in the schema's order.
    Json {
        /// The guide's Markdown, or its JSON.
        file: PathBuf,
    },
    /// Measures how soon the order of a guide's checks finds the fault.
    Simulate {
        /// The guide's JSON file.
        file: PathBuf,
        /// Prints the figures as CSV, for a spreadsheet.
        #[arg(long)]
        csv: bool,
    },
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Serve { port, no_open, release } => serve::serve(port, !no_open, release),
        Command::Setup => toolchain::install(toolchain::TEST),
        Command::Test { screen_reader: true, .. } => test::read_aloud(),
        Command::Test { engines: Some(names), .. } => engines::tests(&names),
        Command::Test { .. } => test::run_all(),
        Command::Dist => {
            toolchain::install(toolchain::BUILD)?;
            trunk::build()?;
            let dist = xtask::paths::root().join("dist");
            println!("{}\n{}", size::measure(&dist)?, size::measure_plain(&dist)?);
            println!("{}", size::measure_offline(&dist)?);
            println!("{}", size::measure_article(&dist)?);
            println!("{}", size::measure_phone(&dist)?);
            println!("With the content of every file checked by the browser:\n{}", tag(&dist)?);
            Ok(())
        }
        Command::Package { as_built } => {
            if !as_built {
                toolchain::install(toolchain::BUILD)?;
                trunk::build()?;
            }
            let written = package::write(&xtask::paths::root().join("dist"), &package::folder())?;
            println!("{}\n{}", written.tarball.display(), written.zip.display());
            Ok(())
        }
        Command::Publish { dry_run: false } => publish::refuse(),
        Command::Publish { dry_run: true } => {
            toolchain::install(toolchain::BUILD)?;
            trunk::build()?;
            publish::dry_run()
        }
        Command::Types => {
            toolchain::install(&[toolchain::Tool::NodeTools, toolchain::Tool::Types])?;
            types::check()
        }
        Command::Elsewhere => elsewhere::tests(),
        Command::Fuzz { seconds } => fuzz::fuzz(seconds),
        Command::Advisories => test::advisories(),
        Command::Bench { visits, only, before } => {
            toolchain::install(toolchain::BENCH)?;
            bench::bench(&bench::Options { visits, only, before })
        }
        Command::Guide(Guide::Lint { file, stale, strict }) => guide::lint(&file, stale, strict),
        Command::Words(Words::New { tag }) => words::new(&tag),
        Command::Words(Words::Lint) => words::check(),
        Command::Guide(Guide::Render { file, heading_level, language }) => {
            print!("{}", guide::render(&file, heading_level, language.as_deref())?);
            Ok(())
        }
        Command::Guide(Guide::Snippet {
            guide,
            heading_level,
            script,
            without_script,
            language,
            address,
            hints,
        }) => {
            let script = (!without_script).then_some(script);
            let hints = hints.then(|| xtask::paths::root().join("dist"));
            let options =
                snippet::Options { heading_level, script, language, guide: address, hints };
            print!("{}", snippet::snippet(&guide, &options)?);
            Ok(())
        }
        Command::Guide(Guide::Translate { guide, language, from, out }) => {
            translation::translate(&guide, &language, from.as_deref(), out.as_deref())
        }
        Command::Guide(Guide::Graph { file }) => {
            print!("{}", guide::graph(&file)?);
            Ok(())
        }
        Command::Guide(Guide::Import { file, json, address }) => {
            import::import(&file, json, address.as_deref())
        }
        Command::Guide(Guide::Markdown { file }) => {
            print!("{}", guide::markdown(&file)?);
            Ok(())
        }
        Command::Guide(Guide::Json { file }) => {
            print!("{}", guide::json(&file)?);
            Ok(())
        }
        Command::Guide(Guide::Simulate { file, csv }) => guide::simulate(&file, csv),
        Command::Bundle => bundle::bundle(),
    }
}
