package com.fxbatchtrader.bank.simulator.fault;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// How likely each fault of each call is. At most one fault happens to a request, so that the shares of one call add
/// up; traits of what is booked come beside it, each by itself. Immutable after it is filled.
final class Odds {

    private final Map<Call, Map<Fault, Chance>> chances = new EnumMap<>(Call.class);

    void put(Call call, Fault fault, Chance chance) {
        chances.computeIfAbsent(call, _ -> new EnumMap<>(Fault.class)).put(fault, chance);
    }

    boolean concern(Call call) {
        return chances.containsKey(call);
    }

    /// Says which call has more faults than requests, if one has.
    void check() {
        chances.forEach(
                (call, faults) -> {
                    double sum =
                            faults.entrySet().stream()
                                    .filter(entry -> entry.getKey().kind() != Fault.Kind.TRAIT)
                                    .mapToDouble(entry -> entry.getValue().share())
                                    .sum();
                    if (sum > 1.000_001) {
                        throw new IllegalArgumentException(
                                call.word() + ": its faults add up to " + sum + ", expected is at most 1");
                    }
                });
    }

    /// The fault of one request.
    Fault fault(Call call, int earlier, Seed seed) {
        double dice = seed.with("fault").fraction();
        for (Map.Entry<Fault, Chance> entry : of(call).entrySet()) {
            if (entry.getKey().kind() != Fault.Kind.TRAIT) {
                dice -= entry.getValue().shareAt(earlier);
                if (dice < 0) {
                    return entry.getKey();
                }
            }
        }
        return Fault.NONE;
    }

    /// The traits of what one request books.
    Set<Fault> traits(Call call, int earlier, Seed seed) {
        Set<Fault> traits = EnumSet.noneOf(Fault.class);
        of(call).forEach(
                        (fault, chance) -> {
                            boolean trait = fault.kind() == Fault.Kind.TRAIT;
                            if (trait && seed.with(fault.name()).fraction() < chance.shareAt(earlier)) {
                                traits.add(fault);
                            }
                        });
        return traits;
    }

    private Map<Fault, Chance> of(Call call) {
        return chances.getOrDefault(call, Map.of());
    }
}
