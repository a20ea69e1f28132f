//! Waiting for something to become so, with a deadline instead of a fixed sleep.

use std::time::{Duration, Instant};

use super::Fault;

/// Long enough for a busy machine; a passing test never waits so long.
const DEADLINE: Duration = Duration::from_secs(30);
const INTERVAL: Duration = Duration::from_millis(15);

/// Asks `probe` again and again until it answers with something.
pub async fn until<T>(
    what: &str,
    mut probe: impl AsyncFnMut() -> Result<Option<T>, Fault>,
) -> Result<T, Fault> {
    let start = Instant::now();
    loop {
        if let Some(found) = probe().await? {
            return Ok(found);
        }
        if start.elapsed() > DEADLINE {
            return Err(Fault::new(format!("waited {DEADLINE:?} in vain for: {what}")));
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
