/// After-call work: which codes a queue offers, and the wrap-up of each agent's stint.
@NullMarked
package io.onbehalf.wrapup;

import org.jspecify.annotations.NullMarked;
