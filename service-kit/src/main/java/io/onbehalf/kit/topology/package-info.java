/// The parts of a topology: reading and sending, the loop around a decider, its timers, and snapshots.
///
/// Start with [DeciderProcessor].
@NullMarked
package io.onbehalf.kit.topology;

import org.jspecify.annotations.NullMarked;
