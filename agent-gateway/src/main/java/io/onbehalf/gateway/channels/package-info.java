/// Notification channels: whom each tells of what, and what they may be told.
@NullMarked
package io.onbehalf.gateway.channels;

import org.jspecify.annotations.NullMarked;
