/// Queues, their members and their organization: pure decisions, nothing but Java.
@NullMarked
package io.onbehalf.queue.domain;

import org.jspecify.annotations.NullMarked;
