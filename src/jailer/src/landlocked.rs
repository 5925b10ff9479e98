//! Files, network and other processes put out of reach by the kernel: Landlock.

use crate::grants::Grants;
use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, LandlockStatus, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetError, RulesetStatus, Scope, make_bitflags, path_beneath_rules,
};
use std::{fs::File, io::ErrorKind, net::TcpListener};

/// The newest interface that is asked for; an older kernel gives what it has.
const NEWEST: ABI = ABI::V10;
/// The first that knows of connections.
const WITH_NETWORK: i32 = 4;

/// Restricts this process for good. The version of the interface, or none where there is none.
pub fn restrict(grants: &Grants) -> Result<Option<i32>, String> {
    let status = ruleset(grants)
        .map_err(|trouble| trouble.to_string())?
        .restrict_self()
        .map_err(|trouble| trouble.to_string())?;
    let LandlockStatus::Available { effective_abi, .. } = status.landlock else {
        return Ok(None);
    };
    if status.ruleset == RulesetStatus::NotEnforced || !status.no_new_privs {
        return Err("the kernel has Landlock and did not apply it".into());
    }
    Ok(Some(effective_abi as i32))
}

fn ruleset(grants: &Grants) -> Result<landlock::RulesetCreated, RulesetError> {
    let read: BitFlags<AccessFs> = make_bitflags!(AccessFs::{ReadFile | ReadDir});
    let write = read
        | make_bitflags!(AccessFs::{
            WriteFile | Truncate | MakeReg | MakeDir | RemoveFile | RemoveDir | Refer
        });
    Ruleset::default()
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::from_all(NEWEST))?
        .scope(Scope::from_all(NEWEST))?
        .create()?
        .add_rules(path_beneath_rules(&grants.run, read | AccessFs::Execute))?
        .add_rules(path_beneath_rules(&grants.read, read))?
        .add_rules(path_beneath_rules(&grants.write, write))
}

/// Tries what must no longer work.
pub fn verify(abi: i32) -> Result<(), String> {
    let own = std::env::current_exe().map_err(|trouble| trouble.to_string())?;
    let denied = |kind| kind == Some(ErrorKind::PermissionDenied);
    if !denied(File::open(&own).err().map(|trouble| trouble.kind())) {
        return Err("Landlock is on, and files can still be read".into());
    }
    let bound = TcpListener::bind(("127.0.0.1", 0)).err();
    if abi >= WITH_NETWORK && !denied(bound.map(|trouble| trouble.kind())) {
        return Err("Landlock is on, and the network can still be reached".into());
    }
    Ok(())
}
