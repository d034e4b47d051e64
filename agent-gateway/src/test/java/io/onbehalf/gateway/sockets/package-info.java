@NullMarked
package io.onbehalf.gateway.sockets;

import org.jspecify.annotations.NullMarked;
