//! The few system calls that Rust's standard library makes, answered so that nothing is granted.
//!
//! Output is captured, an exit is an ending, randomness is a fixed stream. Every other call of
//! WASI preview 1 (files, clocks, sockets, environment) answers "not supported".

use crate::guest::{Guest, bytes, charge, store};
use wasmi::{Caller, Error, ExternType, Linker, Module, Val, errors::LinkerError};

const MODULE: &str = "wasi_snapshot_preview1";
const SUCCESS: i32 = 0;
const BAD_DESCRIPTOR: i32 = 8;
const NOT_SUPPORTED: i32 = 58;

/// Gives the guest what its module imports of WASI.
pub fn provide(linker: &mut Linker<Guest>, module: &Module) -> Result<(), LinkerError> {
    for import in module.imports().filter(|import| import.module() == MODULE) {
        match import.name() {
            "fd_write" => linker.func_wrap(MODULE, "fd_write", fd_write)?,
            "random_get" => linker.func_wrap(MODULE, "random_get", random_get)?,
            "environ_sizes_get" => linker.func_wrap(MODULE, "environ_sizes_get", no_environment)?,
            "environ_get" => linker.func_wrap(MODULE, "environ_get", |_: u32, _: u32| SUCCESS)?,
            "proc_exit" => linker.func_wrap(MODULE, "proc_exit", |status: i32| {
                Err::<(), _>(Error::i32_exit(status))
            })?,
            // How the standard library asks which folders it was given: none.
            "fd_prestat_get" => {
                linker.func_wrap(MODULE, "fd_prestat_get", |_: u32, _: u32| BAD_DESCRIPTOR)?
            }
            name => {
                let ExternType::Func(ty) = import.ty() else {
                    continue;
                };
                linker.func_new(MODULE, name, ty.clone(), |_, _, results| {
                    if let Some(result) = results.first_mut() {
                        *result = Val::I32(NOT_SUPPORTED);
                    }
                    Ok(())
                })?
            }
        };
    }
    Ok(())
}

fn fd_write(
    mut guest: Caller<Guest>,
    descriptor: u32,
    vectors: u32,
    count: u32,
    written_at: u32,
) -> Result<i32, Error> {
    if descriptor != 1 && descriptor != 2 {
        return Ok(BAD_DESCRIPTOR);
    }
    let table = bytes(&mut guest, vectors, count.saturating_mul(8))?;
    let mut written = 0_u32;
    for entry in table.chunks_exact(8) {
        let (at, len) = (word(&entry[..4]), word(&entry[4..]));
        let text = bytes(&mut guest, at, len)?;
        guest.data_mut().print(&text);
        written = written.saturating_add(len);
    }
    store(&mut guest, written_at, &written.to_le_bytes())?;
    Ok(SUCCESS)
}

fn random_get(mut guest: Caller<Guest>, at: u32, len: u32) -> Result<i32, Error> {
    charge(&mut guest, u64::from(len))?;
    let noise: Vec<u8> = (0..len)
        .map(|_| {
            let state = &mut guest.data_mut().noise;
            *state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (*state >> 56) as u8
        })
        .collect();
    store(&mut guest, at, &noise)?;
    Ok(SUCCESS)
}

fn no_environment(mut guest: Caller<Guest>, count: u32, size: u32) -> Result<i32, Error> {
    store(&mut guest, count, &[0; 4])?;
    store(&mut guest, size, &[0; 4])?;
    Ok(SUCCESS)
}

fn word(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}
