/// A call while it lasts: what it holds that others need, and its end.
@NullMarked
package io.onbehalf.kit.web.call;

import org.jspecify.annotations.NullMarked;
