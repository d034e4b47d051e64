/// The domain on Kafka: requests in; events, snapshots, replies and SMS out.
@NullMarked
package io.onbehalf.conversation.topology;

import org.jspecify.annotations.NullMarked;
