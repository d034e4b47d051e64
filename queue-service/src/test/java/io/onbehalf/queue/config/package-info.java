@NullMarked
package io.onbehalf.queue.config;

import org.jspecify.annotations.NullMarked;
