/// The rules of codes and wrap-ups; plain Java, no clock, no dice.
@NullMarked
package io.onbehalf.wrapup.domain;

import org.jspecify.annotations.NullMarked;
