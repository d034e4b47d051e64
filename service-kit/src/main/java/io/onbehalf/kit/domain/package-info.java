/// The shape of a pure domain; the only part of the kit that a domain may know.
@NullMarked
package io.onbehalf.kit.domain;

import org.jspecify.annotations.NullMarked;
