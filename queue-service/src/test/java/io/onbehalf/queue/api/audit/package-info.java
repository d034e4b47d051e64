@NullMarked
package io.onbehalf.queue.api.audit;

import org.jspecify.annotations.NullMarked;
