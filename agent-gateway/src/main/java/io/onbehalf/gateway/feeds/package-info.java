/// What the gateway reads from Kafka, and the one topic that it writes: its channels.
@NullMarked
package io.onbehalf.gateway.feeds;

import org.jspecify.annotations.NullMarked;
