@NullMarked
package io.onbehalf.gateway.client;

import org.jspecify.annotations.NullMarked;
