/// The command `channels`: how soon the clients of notification channels are told.
@NullMarked
package io.onbehalf.bench.channels;

import org.jspecify.annotations.NullMarked;
