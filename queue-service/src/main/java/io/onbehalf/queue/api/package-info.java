/// The public API of queues, members and organizations.
@NullMarked
package io.onbehalf.queue.api;

import org.jspecify.annotations.NullMarked;
