//! What is measured, and what the desk promises of it.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    FirstRowOfFew,
    FirstRowOfMany,
    AllRows,
    UnchangingKey,
    FilterKey,
    FilterSlowestKey,
    FilterWork,
    SortFirst,
    SortToggle,
    SortFirstWork,
    SortToggleWork,
    DragWork,
    WheelWork,
    DroppedFrames,
    BlankRows,
    Heap,
    Wasm,
    Memory,
}

/// The most that the desk may come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// Of what the list by hand comes to.
    OfVanilla(f64),
    /// Of what the list by hand comes to that shows rows before all have come.
    OfStreaming(f64),
    /// It happens in no round or, where another program may have been in the way, not in most of them.
    Never,
    Seldom,
    /// Measured beside the others.
    None,
}

impl Measure {
    pub const ALL: [Self; 18] = [
        Self::FirstRowOfFew,
        Self::FirstRowOfMany,
        Self::AllRows,
        Self::UnchangingKey,
        Self::FilterKey,
        Self::FilterSlowestKey,
        Self::FilterWork,
        Self::SortFirst,
        Self::SortToggle,
        Self::SortFirstWork,
        Self::SortToggleWork,
        Self::DragWork,
        Self::WheelWork,
        Self::DroppedFrames,
        Self::BlankRows,
        Self::Heap,
        Self::Wasm,
        Self::Memory,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstRowOfFew => "first row of 1,000, ms",
            Self::FirstRowOfMany => "first row of 100,000, ms",
            Self::AllRows => "all rows searchable, ms",
            Self::UnchangingKey => "a key that changes nothing, ms",
            Self::FilterKey => "filter, median key, ms",
            Self::FilterSlowestKey => "filter, slowest key, ms",
            Self::FilterWork => "filter, CPU a key, ms",
            Self::SortFirst => "sort, first, ms",
            Self::SortToggle => "sort, toggle, ms",
            Self::SortFirstWork => "sort, first, CPU, ms",
            Self::SortToggleWork => "sort, toggle, CPU, ms",
            Self::DragWork => "drag, CPU a frame, ms",
            Self::WheelWork => "wheel, CPU a frame, ms",
            Self::DroppedFrames => "dropped frames",
            Self::BlankRows => "blank rows, also at CPU / 4",
            Self::Heap => "JavaScript heap, MB",
            Self::Wasm => "WebAssembly memory, MB",
            Self::Memory => "both together, MB",
        }
    }

    pub const fn goal(self) -> Goal {
        match self {
            Self::FirstRowOfFew => Goal::OfVanilla(1.25),
            Self::FirstRowOfMany => Goal::OfStreaming(1.25),
            Self::AllRows => Goal::OfVanilla(0.7),
            Self::FilterWork => Goal::OfVanilla(0.75),
            Self::FilterSlowestKey | Self::SortToggle => Goal::OfVanilla(1.0),
            Self::SortFirst => Goal::OfVanilla(0.6),
            Self::DragWork => Goal::OfVanilla(1.15),
            Self::DroppedFrames => Goal::Seldom,
            Self::BlankRows => Goal::Never,
            Self::Memory => Goal::OfVanilla(0.8),
            Self::UnchangingKey
            | Self::FilterKey
            | Self::SortFirstWork
            | Self::SortToggleWork
            | Self::WheelWork
            | Self::Heap
            | Self::Wasm => Goal::None,
        }
    }
}
