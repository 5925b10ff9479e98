//! The server of the book, as somebody hostile meets it.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

/// A server of a folder's pages, ended when this is dropped.
struct Server {
    child: Child,
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "it is there as long as the server")
    )]
    folder: TempDir,
    port: u16,
    token: String,
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for page in ["index.html", "2_1_expansion.html"] {
            fs::write(folder.path().join(page), "<p>a page</p>").unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_book"))
            .args(["serve", "--no-watch", "--port", "0", "--dest"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find(|line| line.starts_with("http://"))
            .unwrap();
        let address = address.split(' ').next().unwrap();
        let (port, token) = address
            .strip_prefix("http://localhost:")
            .and_then(|rest| rest.split_once("/?token="))
            .unwrap();
        Self {
            port: port.parse().unwrap(),
            token: token.to_owned(),
            child,
            folder,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        stream
    }

    /// The status of a request's answer, and all of it.
    fn asks(&self, request: &str, host: &str, headers: &str) -> (u16, String) {
        let mut stream = self.connect();
        let _ = write!(
            stream,
            "{request} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n"
        );
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|word| word.parse().ok());
        (status.unwrap_or(0), answer)
    }

    fn host(&self) -> String {
        format!("localhost:{}", self.port)
    }

    fn cookie(&self) -> String {
        format!("Cookie: a=b; curvature_{}={}\r\n", self.port, self.token)
    }

    /// The status of a page for somebody who has the token.
    fn gets(&self, path: &str) -> u16 {
        self.asks(&format!("GET {path}"), &self.host(), &self.cookie())
            .0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn who_may_ask_and_for_what() {
    let server = Server::start();
    let (host, cookie) = (server.host(), server.cookie());
    assert_eq!(server.gets("/2_1_expansion.html"), 200);
    assert_eq!(server.gets("/nothing.html"), 404);

    // The token, from the address alone, once; it leads to a page of this server.
    let (status, answer) = server.asks(
        &format!("GET //evil.example/?token={}", server.token),
        &host,
        "",
    );
    assert_eq!(status, 303);
    assert!(answer.contains("location: /evil.example/\r\n"), "{answer}");
    for (headers, why) in [
        (String::new(), "no token"),
        (cookie.replace(&server.token, "0"), "a wrong one"),
        (cookie.replace("curvature_", "other_"), "under another name"),
        (
            format!("{cookie}Origin: http://evil.example\r\n"),
            "from another site",
        ),
        (format!("{cookie}Origin: null\r\n"), "from nowhere"),
    ] {
        assert_eq!(
            server.asks("GET /index.html", &host, &headers).0,
            403,
            "{why}"
        );
    }
    for other in [
        "evil.example",
        "localhost",
        "localhost:1",
        "127.0.0.1.evil.example",
    ] {
        assert_eq!(
            server.asks("GET /index.html", other, &cookie).0,
            403,
            "{other}"
        );
    }

    // Nothing outside the folder, however it is written.
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/Cargo.toml",
        "/css/../../Cargo.toml",
        "/..\\Cargo.toml",
        "/etc/passwd",
        "//etc/passwd",
        "/index.html/..",
        "/%00",
    ] {
        assert_ne!(server.gets(path), 200, "{path}");
    }

    // Only a page of this server has a file opened; without the loop nothing can be.
    let own = format!("{cookie}Origin: http://{host}\r\nContent-Length: 0\r\n");
    let opens = "POST /.open/quadratic_model";
    assert_eq!(server.asks(opens, &host, &own).0, 503);
    assert_eq!(server.asks("POST /.open/../x", &host, &own).0, 404);
    assert_ne!(server.asks(opens, &host, &cookie).0, 200);
    assert_eq!(server.asks("DELETE /index.html", &host, &cookie).0, 405);
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_folder_leads_nowhere() {
    let server = Server::start();
    let link = server.folder.path().join("link.html");
    std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
    assert_eq!(server.gets("/link.html"), 404);
}

#[test]
fn slow_clients_floods_and_nonsense_harm_nobody() {
    let server = Server::start();
    // More than there is room for, none of which says what it wants.
    let mut silent: Vec<TcpStream> = (0..100).map(|_| server.connect()).collect();
    for stream in &mut silent {
        let _ = stream.write_all(b"GET / HT");
    }
    // They are sent away after a while; until then there may be no room.
    let mut tries = 0;
    while server.gets("/index.html") != 200 {
        tries += 1;
        assert!(tries < 60, "the server does not recover");
        std::thread::sleep(Duration::from_millis(500));
    }
    drop(silent);
    // Clients that leave in the middle, and such as speak another language.
    for words in [
        "GET /index.html HTTP/1.1\r\nHost: x",
        "\0\0\0",
        "SSH-2.0-x\r\n",
    ] {
        let mut stream = server.connect();
        let _ = stream.write_all(words.as_bytes());
    }
    let mut listening = server.connect();
    let request = format!(
        "GET /.news HTTP/1.1\r\nHost: {}\r\n{}\r\n",
        server.host(),
        server.cookie()
    );
    listening.write_all(request.as_bytes()).unwrap();
    let mut first = [0; 12];
    listening.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    drop(listening);
    let long = format!("/{}", "a".repeat(1 << 20));
    assert_ne!(server.gets(&long), 200);
    assert_eq!(server.gets("/index.html"), 200);
}
