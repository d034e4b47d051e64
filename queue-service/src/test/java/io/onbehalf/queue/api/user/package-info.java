@NullMarked
package io.onbehalf.queue.api.user;

import org.jspecify.annotations.NullMarked;
