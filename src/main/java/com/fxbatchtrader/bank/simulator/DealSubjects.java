package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.Subject;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which deal a transaction id stands for, the desk's or the bank's own, so that the status of a deal has the deal's
/// troubles: ids differ from run to run, deals do not. Known since this start only. Safe for any thread.
final class DealSubjects {

    private final Map<String, Subject> byId = new ConcurrentHashMap<>();

    void put(String id, Subject subject) {
        byId.put(id, subject);
    }

    Subject of(String id) {
        return byId.getOrDefault(id, new Subject("", id));
    }
}
