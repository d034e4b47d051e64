@NullMarked
package io.onbehalf.queue.api.common;

import org.jspecify.annotations.NullMarked;
