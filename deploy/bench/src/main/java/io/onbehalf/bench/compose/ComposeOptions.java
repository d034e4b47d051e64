package io.onbehalf.bench.compose;

import java.util.List;

/// The options of [ComposeCommand].
///
/// @param rates composes per second that are measured
/// @param seconds how long each rate is measured
/// @param warmUpSeconds how long the stack is warmed up at [#WARM_UP_RATE]
/// @param threads how many threads the stack has when it is warmed up
public record ComposeOptions(List<Integer> rates, int seconds, int warmUpSeconds, int threads) {

    static final int WARM_UP_RATE = 100;
}
