/// What the controllers of every part of the API use: the way to the topology, ids, type-ahead.
@NullMarked
package io.onbehalf.queue.api.common;

import org.jspecify.annotations.NullMarked;
