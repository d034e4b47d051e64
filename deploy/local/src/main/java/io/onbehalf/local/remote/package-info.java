/// The demo data and the demo against a stack that runs elsewhere, such as in containers.
@NullMarked
package io.onbehalf.local.remote;

import org.jspecify.annotations.NullMarked;
