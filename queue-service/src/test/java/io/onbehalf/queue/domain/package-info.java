@NullMarked
package io.onbehalf.queue.domain;

import org.jspecify.annotations.NullMarked;
