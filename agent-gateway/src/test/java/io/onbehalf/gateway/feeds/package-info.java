@NullMarked
package io.onbehalf.gateway.feeds;

import org.jspecify.annotations.NullMarked;
