/// A mobile network for tests and the demo: a message centre that speaks SMPP 3.4, and the contacts behind
/// it.
@NullMarked
package io.onbehalf.local.smsc;

import org.jspecify.annotations.NullMarked;
