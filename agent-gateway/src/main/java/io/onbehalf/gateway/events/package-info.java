/// What clients are told: snapshots of other services in the public API's shapes.
@NullMarked
package io.onbehalf.gateway.events;

import org.jspecify.annotations.NullMarked;
