@NullMarked
package io.onbehalf.queue.api;

import org.jspecify.annotations.NullMarked;
