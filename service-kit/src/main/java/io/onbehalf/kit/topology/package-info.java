/// What a topology is made of: reading and sending, the loop around a decider, its timers, and snapshots.
///
/// Start with [DeciderProcessor].
@NullMarked
package io.onbehalf.kit.topology;

import org.jspecify.annotations.NullMarked;
