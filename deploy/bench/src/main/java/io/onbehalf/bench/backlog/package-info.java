/// The command `deploy/bench/run backlog`: very many messages that wait for a link that is down.
@NullMarked
package io.onbehalf.bench.backlog;

import org.jspecify.annotations.NullMarked;
