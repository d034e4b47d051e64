/// The public API of users: the directory and the routing status.
@NullMarked
package io.onbehalf.queue.api.user;

import org.jspecify.annotations.NullMarked;
