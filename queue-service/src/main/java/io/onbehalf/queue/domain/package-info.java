/// Queues, their members and their organization: pure decisions in plain Java.
@NullMarked
package io.onbehalf.queue.domain;

import org.jspecify.annotations.NullMarked;
