/// The decider loop and how its topology runs.
@NullMarked
package io.onbehalf.kit.streams;

import org.jspecify.annotations.NullMarked;
