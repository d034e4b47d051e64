/// The queues that agents write on behalf of: their settings, their members and their outbound numbers.
@NullMarked
package io.onbehalf.queue;

import org.jspecify.annotations.NullMarked;
