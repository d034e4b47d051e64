package io.onbehalf.local.load;

/// A rate of calls and its duration.
public record LoadPlan(int perSecond, int seconds) {

    public int calls() {
        return perSecond * seconds;
    }
}
