/// The API of notification channels.
@NullMarked
package io.onbehalf.gateway.notifications;

import org.jspecify.annotations.NullMarked;
