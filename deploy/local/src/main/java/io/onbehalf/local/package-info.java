/// The whole stack on one machine, for development, demonstrations and tests. This package holds what all of
/// its parts share; `launcher` is the entry point.
@NullMarked
package io.onbehalf.local;

import org.jspecify.annotations.NullMarked;
