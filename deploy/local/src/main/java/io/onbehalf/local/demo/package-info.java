/// The demo data, the demo and the compose load.
@NullMarked
package io.onbehalf.local.demo;

import org.jspecify.annotations.NullMarked;
