//! Which protections hold while answers are compiled and run, for the report.

use serde_json::{Value, json};

/// What was tried on this machine, and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protections {
    pub landlock: Landlock,
    /// Whether processor time is limited by the system.
    pub cpu_time: bool,
    /// Bytes of address space that rustc may use, where the system limits them.
    pub memory: Option<u64>,
    /// Bytes of any one file that rustc may write, where the system limits them.
    pub file_size: Option<u64>,
    pub as_root: bool,
}

/// Files and network out of rustc's reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landlock {
    On {
        /// The version of the kernel's interface: later ones protect more.
        abi: u32,
    },
    /// This system has none.
    Absent,
    /// This system has it, and it did not hold: why.
    Failed(String),
}

impl Landlock {
    #[must_use]
    pub fn is_on(&self) -> bool {
        matches!(self, Self::On { .. })
    }
}

/// The first versions of Landlock's interface with TCP, other processes, and UDP.
const WITH_TCP: u32 = 4;
const WITH_PROCESSES: u32 = 6;
const WITH_UDP: u32 = 10;

impl Protections {
    /// For a system that has none for the compiler.
    #[must_use]
    pub fn none(as_root: bool) -> Self {
        Self {
            landlock: Landlock::Absent,
            cpu_time: false,
            memory: None,
            file_size: None,
            as_root,
        }
    }

    /// A protection that this system should have and that does not hold.
    #[must_use]
    pub fn missing(&self) -> Option<String> {
        let limits = [
            ("processor time", self.cpu_time),
            ("memory", self.memory.is_some()),
            ("the size of files", self.file_size.is_some()),
        ];
        if let Landlock::Failed(reason) = &self.landlock {
            return Some(format!("Landlock failed ({reason})"));
        }
        let unlimited = limits.iter().find(|(_, held)| !held);
        match unlimited {
            Some((what, _)) if cfg!(target_os = "linux") => {
                Some(format!("{what} could not be limited"))
            }
            _ => None,
        }
    }

    /// For people: a sentence for each protection, and for each that is not there.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = vec![
            "Programs ran in a sandbox without files, network, clock or threads, with limits of work, memory, stack and output.".to_owned(),
            self.files_and_network(),
            self.limits(),
        ];
        sentences.extend(self.warning().map(str::to_owned));
        sentences
    }

    /// What a person should change before strangers' programs are compiled.
    #[must_use]
    pub fn warning(&self) -> Option<&'static str> {
        self.as_root.then_some(
            "Grading ran as root: a hole in the compiler or in the sandbox would have reached everything. An ordinary user is enough.",
        )
    }

    /// The same, while there is time to change it.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        self.as_root.then_some(
            "Grading runs as root: a hole in the compiler or in the sandbox would reach everything. An ordinary user is enough.",
        )
    }

    fn files_and_network(&self) -> String {
        match &self.landlock {
            Landlock::On { abi } => {
                let mut closed = String::new();
                for (since, what) in [
                    (WITH_TCP, ", opened no TCP connection"),
                    (WITH_UDP, ", sent nothing by UDP"),
                    (WITH_PROCESSES, ", reached no other process"),
                ] {
                    if *abi >= since {
                        closed.push_str(what);
                    }
                }
                format!(
                    "The compiler read only its own files, libraries and the submission, wrote only into a folder of its own{closed} (Landlock, version {abi} of its interface)."
                )
            }
            Landlock::Absent => "The compiler could read and write what the grader can: this system has no Landlock. What would read a file was refused before compiling.".to_owned(),
            Landlock::Failed(reason) => format!(
                "The compiler could read and write what the grader can: Landlock failed ({reason}). What would read a file was refused before compiling."
            ),
        }
    }

    fn limits(&self) -> String {
        let mebibytes = |bytes: u64| format!("{} MiB", bytes >> 20);
        let mut limits = vec!["time".to_owned()];
        if self.cpu_time {
            limits.push("processor time".into());
        }
        limits.extend(self.memory.map(|b| format!("memory ({})", mebibytes(b))));
        limits.extend(
            self.file_size
                .map(|b| format!("size of files ({})", mebibytes(b))),
        );
        format!("The compiler had limits of {}.", limits.join(", "))
    }

    /// For programs.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let (landlock, abi) = match &self.landlock {
            Landlock::On { abi } => ("on", Some(*abi)),
            Landlock::Absent => ("absent", None),
            Landlock::Failed(_) => ("failed", None),
        };
        json!({
            "sandbox": true,
            "landlock": landlock,
            "landlock_abi": abi,
            "time_limit": true,
            "cpu_time_limit": self.cpu_time,
            "memory_limit": self.memory,
            "file_size_limit": self.file_size,
            "as_root": self.as_root,
        })
    }
}
