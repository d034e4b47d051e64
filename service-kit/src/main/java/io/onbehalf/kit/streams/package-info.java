/// The decider loop and how its topology runs: settings, state, dead letters, readiness.
@NullMarked
package io.onbehalf.kit.streams;

import org.jspecify.annotations.NullMarked;
