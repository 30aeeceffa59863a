package com.fxbatchtrader.bank.simulator.fault;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.time.Duration;
import java.util.Set;

/// What happens to one request.
///
/// @param fault what goes wrong, or NONE
/// @param traits how what it books behaves afterwards
/// @param latency how long its answer takes
/// @param behaviour the bank's settings at that moment
/// @param seed for whatever else is to be decided about it
public record FaultPlan(Fault fault, Set<Fault> traits, Duration latency, Behaviour behaviour, Seed seed) {

    /// Copies the traits.
    public FaultPlan {
        traits = Set.copyOf(traits);
    }

    /// Whether that is what goes wrong.
    public boolean is(Fault other) {
        return fault == other;
    }
}
