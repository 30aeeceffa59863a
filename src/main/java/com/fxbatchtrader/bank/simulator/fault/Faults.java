package com.fxbatchtrader.bank.simulator.fault;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Decides what happens to each request: by a script as long as it has something for the call, else by the profile and
/// the seed. Safe for any thread.
public final class Faults {

    /// Beyond so many things that were asked about, counting begins anew: a limit on memory.
    private static final int MOST_COUNTED = 2_000_000;

    private final Seed seed;
    private final Map<Seed, Integer> counted = new ConcurrentHashMap<>();

    /// Guarded by itself.
    private final Map<String, Deque<Fault>> scripts = new HashMap<>();

    private volatile FaultProfile profile;

    /// Faults by that profile.
    public Faults(Seed seed, FaultProfile profile) {
        this.seed = seed;
        this.profile = profile;
    }

    /// Another profile from the next request on.
    public void use(FaultProfile other) {
        profile = other;
    }

    /// The profile in use.
    public FaultProfile profile() {
        return profile;
    }

    /// Scripts the next requests of a call, whoever they are for; `NONE` lets one pass. Goes on behind what was
    /// scripted before.
    ///
    /// @throws IllegalArgumentException when the call cannot have the fault
    public void next(Call call, Fault... faults) {
        script(call.name(), call, faults);
    }

    /// Scripts the next requests of a call for one client. Goes before a script for all clients.
    ///
    /// @throws IllegalArgumentException when the call cannot have the fault
    public void nextFor(String cif, Call call, Fault... faults) {
        script(call.name() + " " + cif, call, faults);
    }

    private void script(String key, Call call, Fault... faults) {
        for (Fault fault : faults) {
            if (!fault.fits(call)) {
                throw new IllegalArgumentException(call.word() + " cannot have " + fault.word());
            }
        }
        synchronized (scripts) {
            Deque<Fault> queue = scripts.computeIfAbsent(key, _ -> new ArrayDeque<>());
            for (Fault fault : faults) {
                queue.addLast(fault);
            }
        }
    }

    /// What happens to a request.
    public FaultPlan plan(Call call, Subject subject) {
        FaultProfile current = profile;
        Seed about = seed.with(call.name()).with(subject.cif()).with(subject.detail());
        int earlier = count(about);
        Seed own = about.with(earlier);
        Behaviour behaviour = current.behaviour();
        Odds odds = current.oddsFor(subject.cif(), call);
        Optional<Fault> scripted = scripted(call, subject);
        if (scripted.isEmpty()) {
            return new FaultPlan(
                    odds.fault(call, earlier, own),
                    odds.traits(call, earlier, own),
                    behaviour.latencyOf(own),
                    behaviour,
                    own);
        }
        boolean trait = scripted.get().kind() == Fault.Kind.TRAIT;
        Set<Fault> traits = trait ? EnumSet.of(scripted.get()) : Set.of();
        Fault fault = trait ? Fault.NONE : scripted.get();
        return new FaultPlan(fault, traits, behaviour.latencyOf(own), behaviour, own);
    }

    private int count(Seed about) {
        if (counted.size() > MOST_COUNTED) {
            counted.clear();
        }
        return counted.merge(about, 1, Integer::sum) - 1;
    }

    private Optional<Fault> scripted(Call call, Subject subject) {
        synchronized (scripts) {
            return next(call.name() + " " + subject.cif()).or(() -> next(call.name()));
        }
    }

    private Optional<Fault> next(String key) {
        return Optional.ofNullable(scripts.get(key)).map(Deque::pollFirst);
    }
}
