/// Bearer tokens: which are accepted, and how a refused call is answered.
@NullMarked
package io.onbehalf.kit.web.security;

import org.jspecify.annotations.NullMarked;
