/// Serves the agents' web client: its pages and its modules, under a strict Content-Security-Policy.
@NullMarked
package io.onbehalf.gateway.client;

import org.jspecify.annotations.NullMarked;
