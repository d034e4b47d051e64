/// What the Kafka clients of a part have in common.
@NullMarked
package io.onbehalf.kit.clients;

import org.jspecify.annotations.NullMarked;
