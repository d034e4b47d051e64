/// The command `deploy/local/run`: its options, its output and its exit status.
@NullMarked
package io.onbehalf.local.launcher;

import org.jspecify.annotations.NullMarked;
