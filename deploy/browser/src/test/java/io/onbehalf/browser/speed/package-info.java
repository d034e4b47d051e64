/// How fast the client is; run by `deploy/browser/bench`, not by the build.
@NullMarked
package io.onbehalf.browser.speed;

import org.jspecify.annotations.NullMarked;
