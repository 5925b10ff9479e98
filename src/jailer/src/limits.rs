//! Limits of the system that hold for the program and whatever it starts.

use crate::grants::Grants;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Sets each limit that is asked for, and says whether it holds.
pub fn hold(grants: &Grants) -> Vec<(&'static str, bool)> {
    let wanted = [
        ("cpu_seconds", Resource::Cpu, grants.cpu_seconds),
        ("memory", Resource::As, grants.memory),
        ("file_size", Resource::Fsize, grants.file_size),
        // A dump of the compiler's memory would be no smaller than the memory.
        ("core", Resource::Core, Some(0)),
    ];
    wanted
        .into_iter()
        .filter_map(|(name, resource, limit)| Some((name, is_held(resource, limit?))))
        .collect()
}

fn is_held(resource: Resource, limit: u64) -> bool {
    // What is already lower stays so: raising it is not allowed.
    let most = getrlimit(resource).maximum.unwrap_or(u64::MAX);
    let limit = most.min(limit);
    // Whoever reaches the lower limit of processor time gets a signal that says why.
    let grace = u64::from(resource == Resource::Cpu);
    let wanted = Rlimit {
        current: Some(limit),
        maximum: Some(most.min(limit + grace)),
    };
    setrlimit(resource, wanted).is_ok() && getrlimit(resource) == wanted
}
