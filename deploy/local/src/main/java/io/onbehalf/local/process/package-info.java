/// Child JVMs: how they start, become ready, stop and die.
@NullMarked
package io.onbehalf.local.process;

import org.jspecify.annotations.NullMarked;
