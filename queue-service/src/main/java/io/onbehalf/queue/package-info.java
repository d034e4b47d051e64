/// The queues that agents write on behalf of: who belongs to them, and which number they send from.
@NullMarked
package io.onbehalf.queue;

import org.jspecify.annotations.NullMarked;
