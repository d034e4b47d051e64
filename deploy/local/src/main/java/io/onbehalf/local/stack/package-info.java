/// The parts of the stack: broker, registry, SMSC simulator, services and gateway.
@NullMarked
package io.onbehalf.local.stack;

import org.jspecify.annotations.NullMarked;
