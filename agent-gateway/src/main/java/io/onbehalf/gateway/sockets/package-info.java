/// The open WebSockets of this gateway.
@NullMarked
package io.onbehalf.gateway.sockets;

import org.jspecify.annotations.NullMarked;
