//! The boundary to a reader's browser: text in, text out. A request is lines of text, its first line
//! says whom it is for; the answer is JSON. Behind the boundary there is a file for each of them.
//!
//! The page writes its request where [`room`] says, calls [`ask`], and reads as many bytes as that
//! returns where [`answer`] says (`book/theme/module.js`).

#![allow(unsafe_code)]

mod figures;
mod json;
mod questions;

use std::cell::RefCell;

thread_local! {
    static REQUEST: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Room for a request of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    REQUEST.with_borrow_mut(|request| {
        request.clear();
        request.resize(length, 0);
        request.as_mut_ptr()
    })
}

/// Answers the request, and returns the length of the answer in bytes; 0 where nobody is asked.
#[unsafe(no_mangle)]
pub extern "C" fn ask() -> usize {
    let request = REQUEST.with_borrow(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let lines: Vec<&str> = request.lines().collect();
    let answer = match lines.as_slice() {
        ["controls", name] => figures::controls(name),
        ["figure", name, state @ ..] => figures::figure(name, state),
        ["question", name, seed] => questions::question(name, seed),
        ["judge", name, seed, tries, typed] => questions::judged(name, seed, tries, typed),
        _ => None,
    }
    .unwrap_or_default();
    let length = answer.len();
    ANSWER.set(answer);
    length
}

/// Where the answer stands, until the next request.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}
