@NullMarked
package io.onbehalf.wrapup.domain;

import org.jspecify.annotations.NullMarked;
