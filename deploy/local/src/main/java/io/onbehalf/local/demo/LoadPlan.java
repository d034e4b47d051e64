package io.onbehalf.local.demo;

/// A rate of composes and its duration.
public record LoadPlan(int perSecond, int seconds) {

    int calls() {
        return perSecond * seconds;
    }
}
