//! The first `cargo xtask serve`: Trunk itself takes minutes to compile, and the demo need not wait
//! for it. Until Trunk is there, the demo is put together here and served as it is.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::{FOLDER, address};
use crate::paths::{node_program, root};
use crate::shell::{command, read, side_by_side};
use crate::toolchain::{self, Tool};
use crate::{bundle, trunk};

const COMPILED: &str = "target/wasm32-unknown-unknown/debug/quick_checks.wasm";
/// How long the server may take to answer, in steps of a tenth of a second.
const PATIENCE: usize = 100;

/// Builds the demo and serves it while `meanwhile` runs.
///
/// # Errors
/// If a tool can't be installed, the port is taken, the demo can't be built, or `meanwhile` fails.
pub(super) fn serve(port: u16, open: bool, meanwhile: impl FnOnce() -> Result<()>) -> Result<()> {
    toolchain::install(&[Tool::WasmTarget])?;
    // Neither keeps two cores busy to its end.
    side_by_side(trunk::compile, || toolchain::install(&[Tool::WasmBindgen, Tool::NodeTools]))?;
    build()?;
    let mut server = start(port)?;
    eprintln!("── the demo is at {}", address(port));
    eprintln!("── it follows changes of files once Trunk is compiled, in a few minutes");
    if open {
        open_browser(&address(port));
    }
    let done = meanwhile();
    // Trunk wants the port.
    server.kill().and_then(|()| server.wait()).context("the first server did not end")?;
    done
}

/// Puts the demo together as Trunk would.
fn build() -> Result<()> {
    let folder = root().join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(&folder)?;
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-name", "quick-checks"]);
    read(bind.arg("--out-dir").arg(&folder).arg(root().join(COMPILED)))?;
    fs::copy(root().join("style/page.css"), folder.join("page.css"))?;
    let page = fs::read_to_string(root().join("index.html"))?;
    // The bundle puts the style where it is named; the page itself needs nothing of the program.
    let page: String = page
        .lines()
        .filter(|line| !line.contains("rel=\"rust\""))
        .flat_map(|line| [line, "\n"])
        .collect();
    fs::write(folder.join("index.html"), page)?;
    // Without the studio, which is not what a newcomer waits for.
    bundle::bundle_into(&folder, false)?;
    Ok(())
}

/// A server of plain files, which came with esbuild.
fn start(port: u16) -> Result<Child> {
    ensure!(TcpStream::connect(("127.0.0.1", port)).is_err(), "port {port} is taken: --port N");
    let mut server = command(node_program("esbuild"));
    server.arg(format!("--servedir={FOLDER}")).arg(format!("--serve=127.0.0.1:{port}"));
    // It ends with its input: with ours, it would end at once if there is no terminal.
    server.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let server = server.spawn().context("esbuild could not be started")?;
    for _ in 0..PATIENCE {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(server);
        }
        sleep(Duration::from_millis(100));
    }
    anyhow::bail!("nothing answers at {}", address(port))
}

/// Opens a page as the desktop does; if there is none, the address has been printed.
fn open_browser(address: &str) {
    let programs = ["xdg-open", "open"];
    let found = programs.into_iter().find(|name| Path::new("/usr/bin").join(name).is_file());
    if let Some(program) = found {
        let _ = Command::new(program).arg(address).stderr(Stdio::null()).spawn();
    }
}
