/// The whole stack on one machine: its parts as child processes, its demo data, its demo.
@NullMarked
package io.onbehalf.local;

import org.jspecify.annotations.NullMarked;
