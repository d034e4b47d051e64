@NullMarked
package io.onbehalf.gateway.docs;

import org.jspecify.annotations.NullMarked;
