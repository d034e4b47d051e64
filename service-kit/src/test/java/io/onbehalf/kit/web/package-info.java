@NullMarked
package io.onbehalf.kit.web;

import org.jspecify.annotations.NullMarked;
