/// A user: their entry in the directory, their routing status, the conversations that they hold.
@NullMarked
package io.onbehalf.queue.domain.user;

import org.jspecify.annotations.NullMarked;
