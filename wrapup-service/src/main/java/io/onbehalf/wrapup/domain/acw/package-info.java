/// The rules of after-call work: what an agent owes after a stint, and how they give it. Plain Java, without
/// a clock or random numbers.
@NullMarked
package io.onbehalf.wrapup.domain.acw;

import org.jspecify.annotations.NullMarked;
