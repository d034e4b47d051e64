/// The contract: every topic of the system, and the events on them.
@NullMarked
package io.onbehalf.schemas;

import org.jspecify.annotations.NullMarked;
