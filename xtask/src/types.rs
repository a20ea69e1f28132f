//! The package's types in projects that use them, as `cargo xtask test` looks at them: a page without
//! a framework, React, Vue and Svelte. Each also has lines that must be wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::package::{self, NAME};
use crate::paths::{node_program, root, tools};
use crate::shell::{command, run, side_by_side};

/// Where the projects' own programs and libraries are, and copies of the projects beside them.
fn folder() -> PathBuf {
    tools().join("types")
}

/// Looks at every project with the package of the built `dist/`.
///
/// # Errors
/// If a project has a fault, or a line is right that must be wrong; the program has said which.
pub fn check() -> Result<()> {
    let folder = folder();
    let installed = folder.join("node_modules").join(NAME);
    if installed.is_dir() {
        fs::remove_dir_all(&installed)?;
    }
    for (name, bytes) in package::files(&root().join("dist"))? {
        write(&installed.join(name), &bytes)?;
    }
    let sources = root().join("tests/types");
    fs::copy(sources.join("tsconfig.json"), folder.join("tsconfig.json"))?;
    for project in ["dom", "react", "vue", "svelte"] {
        for file in fs::read_dir(sources.join(project)).context(project)? {
            let file = file?;
            write(&folder.join(project).join(file.file_name()), &fs::read(file.path())?)?;
        }
    }
    side_by_side(
        || {
            for project in ["dom", "react"] {
                let mut tsc = program(&node_program("tsc"));
                run(&format!("types in {project}"), tsc.args(["--project", project]))?;
            }
            run("types in vue", own("vue-tsc").args(["--project", "vue"]))
        },
        || {
            let mut svelte = own("svelte-check");
            svelte.args(["--workspace", "svelte", "--tsconfig", "tsconfig.json"]);
            run("types in svelte", svelte.args(["--fail-on-warnings", "--output", "human"]))
        },
    )
}

/// One of the projects' own programs.
fn own(name: &str) -> Command {
    program(&folder().join("node_modules/.bin").join(name))
}

fn program(path: &Path) -> Command {
    let mut program = command(path);
    program.current_dir(folder());
    program
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::create_dir_all(file.parent().context("a folder")?)?;
    fs::write(file, bytes).with_context(|| file.display().to_string())
}
