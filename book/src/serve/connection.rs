//! Connections: a bounded number, each with a bounded time to say what it wants.

use super::site::Site;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{io, net, sync::Arc, time::Duration};
use tokio::{net::TcpListener, runtime, sync::Semaphore};

/// Connections at a time. A browser opens six, and each page that is looked at keeps one.
const MOST: usize = 64;
/// How long a client may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(5);

/// Answers whoever connects, until the program ends.
pub fn accept(listener: net::TcpListener, site: &Arc<Site>) -> io::Result<()> {
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let room = Arc::new(Semaphore::new(MOST));
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // Too many open files, or a client that left at once.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            // Whoever finds no room is turned away, and those inside are served.
            let Ok(place) = Arc::clone(&room).try_acquire_owned() else {
                continue;
            };
            let site = Arc::clone(site);
            tokio::spawn(async move {
                let answer = service_fn(|request| {
                    let site = Arc::clone(&site);
                    async move { Ok::<_, std::convert::Infallible>(site.answer(&request)) }
                });
                // A client that breaks off, or is too slow, harms nobody.
                let _ = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(PATIENCE)
                    .serve_connection(TokioIo::new(stream), answer)
                    .await;
                drop(place);
            });
        }
    })
}
