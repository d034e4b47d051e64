/// Measures a compose: latency, throughput and cost, beside a bare echo on the same broker.
@NullMarked
package io.onbehalf.bench.compose;

import org.jspecify.annotations.NullMarked;
