/// The lists of the wrap-ups that agents owe, and of those that are owed in queues: kept by a topology of
/// their own, and read by the API.
@NullMarked
package io.onbehalf.wrapup.topology.owed;

import org.jspecify.annotations.NullMarked;
