@NullMarked
package io.onbehalf.wrapup.config;

import org.jspecify.annotations.NullMarked;
