@NullMarked
package io.onbehalf.gateway.session;

import org.jspecify.annotations.NullMarked;
