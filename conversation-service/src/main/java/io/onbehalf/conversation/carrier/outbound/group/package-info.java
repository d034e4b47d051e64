/// Which instance of the service carries which partitions of `carrier.outbound`.
@NullMarked
package io.onbehalf.conversation.carrier.outbound.group;

import org.jspecify.annotations.NullMarked;
