/// How far each user has read each conversation, the same on all their devices.
@NullMarked
package io.onbehalf.gateway.readmarks;

import org.jspecify.annotations.NullMarked;
