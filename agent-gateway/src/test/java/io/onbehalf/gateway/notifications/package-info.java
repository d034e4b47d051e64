@NullMarked
package io.onbehalf.gateway.notifications;

import org.jspecify.annotations.NullMarked;
