package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts requests by call, and faults. Safe for any thread.
final class Counters {

    private final Map<Call, LongAdder> calls = new ConcurrentHashMap<>();
    private final Map<Fault, LongAdder> faults = new ConcurrentHashMap<>();
    private final LongAdder late = new LongAdder();

    void countLate() {
        late.increment();
    }

    long late() {
        return late.sum();
    }

    void count(Call call) {
        calls.computeIfAbsent(call, _ -> new LongAdder()).increment();
    }

    void count(Fault fault) {
        if (fault != Fault.NONE) {
            faults.computeIfAbsent(fault, _ -> new LongAdder()).increment();
        }
    }

    Map<Call, Long> calls() {
        Map<Call, Long> sums = new EnumMap<>(Call.class);
        calls.forEach((call, count) -> sums.put(call, count.sum()));
        return sums;
    }

    Map<Fault, Long> faults() {
        Map<Fault, Long> sums = new EnumMap<>(Fault.class);
        faults.forEach((fault, count) -> sums.put(fault, count.sum()));
        return sums;
    }
}
