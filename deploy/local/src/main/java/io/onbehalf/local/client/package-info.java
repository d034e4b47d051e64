/// Clients of a running stack: the public API over HTTP, the events on Kafka.
@NullMarked
package io.onbehalf.local.client;

import org.jspecify.annotations.NullMarked;
