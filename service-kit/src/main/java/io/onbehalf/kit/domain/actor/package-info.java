/// Who acts: each request has an actor, and each event that follows from it has the same.
@NullMarked
package io.onbehalf.kit.domain.actor;

import org.jspecify.annotations.NullMarked;
